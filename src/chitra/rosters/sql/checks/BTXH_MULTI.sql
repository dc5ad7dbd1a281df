-- Find people who draw several allowances of which the law grants only the highest; the lower ones are held, the highest
-- is shown.
-- Returns findings: the category, and the higher ones that the person draws.
WITH drawn AS (
    SELECT judged.roster_id, judged.id, judged.person_id, judged.allowance_vnd, judged.category_code, judged.programme_code,
        count(*) OVER (PARTITION BY judged.person_id) AS right_count
    FROM rosters_listed AS judged
    WHERE judged.roster_id = ANY (%(peer_ids)s::bigint[]) AND judged.kind = 'monthly' AND judged.allowance_vnd > 0
),
several AS MATERIALIZED (
    SELECT drawn.*, category.group_code
    FROM drawn
    JOIN programmes_category AS category ON category.code = drawn.category_code
    JOIN programmes_programme AS programme ON programme.code = drawn.programme_code AND NOT programme.adds_up
    WHERE drawn.right_count > 1
)
SELECT
    mine.roster_id, mine.id AS row_id,
    CASE WHEN bool_or((other.allowance_vnd, -other.id) > (mine.allowance_vnd, -mine.id)) THEN 'block' ELSE 'warn' END AS severity,
    'allowance_vnd' AS field, mine.category_code AS value,
    string_agg(DISTINCT other.category_code, ', ') AS expected
FROM several AS mine
JOIN several AS other
    ON other.person_id = mine.person_id
    AND other.category_code <> mine.category_code
WHERE mine.roster_id = ANY (%(roster_ids)s::bigint[])
    AND NOT EXISTS (
        SELECT
        FROM programmes_compatiblegroups AS together
        WHERE together.programme_code = mine.programme_code
            AND together.group_a = least(mine.group_code, other.group_code)
            AND together.group_b = greatest(mine.group_code, other.group_code)
    )
GROUP BY mine.roster_id, mine.id, mine.category_code;
