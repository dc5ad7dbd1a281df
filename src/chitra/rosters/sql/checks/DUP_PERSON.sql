-- Find people of one name, year of birth and hamlet who are linked as two, and whose cards do not tell them apart. Where the
-- programme lets one person draw several categories, only the same category twice is to be looked at.
-- Returns findings: the name, and the rows that resemble each other.
WITH alike AS (
    SELECT
        judged.roster_id, judged.id, judged.full_name,
        string_agg(judged.full_name || ' (' || judged.row_number || ')', ', ') OVER alike AS rows_alike,
        min(judged.person_id) OVER alike <> max(judged.person_id) OVER alike AS is_of_several,
        count(*) FILTER (WHERE judged.cccd = '') OVER alike > 0 AS is_in_doubt
    FROM rosters_listed AS judged
    JOIN programmes_programme AS programme ON programme.code = judged.programme_code
    WHERE judged.roster_id = ANY (%(peer_ids)s::bigint[]) AND judged.kind = 'monthly' AND judged.birth_year IS NOT NULL
    WINDOW alike AS (
        PARTITION BY
            judged.match_name, judged.birth_year, judged.hamlet, judged.unit_code,
            CASE WHEN programme.adds_up THEN judged.category_code END
    )
)
SELECT roster_id, id AS row_id, 'warn' AS severity, 'full_name' AS field, full_name AS value, left(rows_alike, 200) AS expected
FROM alike
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND is_of_several AND is_in_doubt;
