-- Find people of one name, year of birth and hamlet who are linked as two, and whose cards do not tell them apart. Where the
-- programme lets one person draw several categories, only the same category twice is to be looked at.
-- Returns findings: the name, and the rows that resemble each other.
WITH judged AS NOT MATERIALIZED (
    SELECT
        listed.roster_id, listed.id, listed.row_number, listed.full_name, listed.person_id, listed.cccd, listed.match_name,
        listed.birth_year, listed.hamlet, listed.unit_code,
        CASE WHEN programme.adds_up THEN listed.category_code ELSE '' END AS right_code
    FROM rosters_listed AS listed
    JOIN programmes_programme AS programme ON programme.code = listed.programme_code
    WHERE listed.roster_id = ANY (%(peer_ids)s::bigint[]) AND listed.kind = 'monthly' AND listed.birth_year IS NOT NULL
),
-- Few resemble anybody: their names are put together when it is known who they are.
alike AS MATERIALIZED (
    SELECT match_name, birth_year, hamlet, unit_code, right_code
    FROM judged
    GROUP BY match_name, birth_year, hamlet, unit_code, right_code
    HAVING count(*) > 1 AND min(person_id) <> max(person_id) AND bool_or(cccd = '')
),
named AS (
    SELECT
        judged.roster_id, judged.id, judged.full_name,
        string_agg(judged.full_name || ' (' || judged.row_number || ')', ', ') OVER (
            PARTITION BY judged.match_name, judged.birth_year, judged.hamlet, judged.unit_code, judged.right_code
            ORDER BY judged.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS rows_alike
    FROM judged
    JOIN alike
        ON alike.match_name = judged.match_name
        AND alike.birth_year = judged.birth_year
        AND alike.hamlet = judged.hamlet
        AND alike.unit_code = judged.unit_code
        AND alike.right_code = judged.right_code
)
SELECT roster_id, id AS row_id, 'warn' AS severity, 'full_name' AS field, full_name AS value, left(rows_alike, 200) AS expected
FROM named
WHERE roster_id = ANY (%(roster_ids)s::bigint[]);
