-- Copy the rows that rules judge, and those beside which they are judged, for the rules of this moment.
-- Returns nothing; fills rosters_listed.
INSERT INTO rosters_listed
SELECT * FROM rosters_judged WHERE roster_id = ANY (%(peer_ids)s::bigint[]);
