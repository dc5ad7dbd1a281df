-- Find people of one name, year of birth and hamlet who are linked as two, and whose cards do not tell them apart.
-- Returns findings: the name, and the rows that resemble each other.
WITH alike AS (
    SELECT
        roster_id, id, full_name,
        string_agg(full_name || ' (' || row_number || ')', ', ') OVER alike AS rows_alike,
        min(person_id) OVER alike <> max(person_id) OVER alike AS is_of_several,
        count(*) FILTER (WHERE cccd = '') OVER alike > 0 AS is_in_doubt
    FROM rosters_judged
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind = 'monthly' AND birth_year IS NOT NULL
    WINDOW alike AS (PARTITION BY match_name, birth_year, hamlet, unit_code)
)
SELECT roster_id, id AS row_id, 'warn' AS severity, 'full_name' AS field, full_name AS value, left(rows_alike, 200) AS expected
FROM alike
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND is_of_several AND is_in_doubt;
