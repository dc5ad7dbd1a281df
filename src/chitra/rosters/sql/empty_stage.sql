-- Empty the tables of the session in which one file waits, for this deed.
-- Returns nothing. The law of a month stays until the session ends.
WITH no_rows AS (DELETE FROM rosters_staged),
no_findings AS (DELETE FROM rosters_staged_finding),
no_people AS (DELETE FROM rosters_staged_person),
no_words AS (DELETE FROM rosters_spoken)
DELETE FROM rosters_listed;
