-- Find deaths on the lists of decreases after which frozen lists have still paid.
-- Returns findings: the month of death, and how many later months were on frozen lists.
SELECT
    ended.roster_id, ended.id AS row_id, 'warn' AS severity, 'event_date' AS field,
    to_char(ended.event_date, 'MM/YYYY') AS value, count(DISTINCT earlier.month)::text AS expected
FROM rosters_listed AS ended
JOIN rosters_judged AS earlier
    ON earlier.person_id = ended.person_id
    AND earlier.programme_code = ended.programme_code
    AND earlier.kind = 'monthly'
    AND earlier.frozen_at IS NOT NULL
    AND earlier.month > ended.event_date
WHERE ended.roster_id = ANY (%(roster_ids)s::bigint[])
    AND ended.kind = 'decrease'
    AND ended.event_date IS NOT NULL
    AND ended.reason ~* '(chết|từ trần|qua đời|đã mất|tử vong)'
GROUP BY ended.roster_id, ended.id, ended.event_date;
