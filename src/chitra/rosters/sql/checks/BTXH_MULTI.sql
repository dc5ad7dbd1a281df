-- Find people who draw several allowances of which the law grants only the highest; the lower ones are held.
-- Returns findings: the category, and all that the person draws.
WITH drawn AS (
    SELECT judged.roster_id, judged.id, judged.person_id, judged.allowance_vnd, judged.category_code, category.group_code,
        judged.programme_code
    FROM rosters_judged AS judged
    JOIN programmes_category AS category ON category.code = judged.category_code
    JOIN programmes_programme AS programme ON programme.code = judged.programme_code AND NOT programme.adds_up
    WHERE judged.period_id = %(period_id)s::bigint AND judged.kind = 'monthly' AND judged.allowance_vnd > 0
)
SELECT
    mine.roster_id, mine.id AS row_id, 'block' AS severity, 'allowance_vnd' AS field, mine.category_code AS value,
    mine.category_code || ', ' || string_agg(DISTINCT other.category_code, ', ') AS expected
FROM drawn AS mine
JOIN drawn AS other
    ON other.person_id = mine.person_id
    AND other.category_code <> mine.category_code
    AND (other.allowance_vnd, -other.id) > (mine.allowance_vnd, -mine.id)
WHERE mine.roster_id = ANY (%(roster_ids)s::bigint[])
    AND NOT EXISTS (
        SELECT
        FROM programmes_compatiblegroups AS together
        WHERE together.programme_code = mine.programme_code
            AND together.group_a = least(mine.group_code, other.group_code)
            AND together.group_b = greatest(mine.group_code, other.group_code)
    )
GROUP BY mine.roster_id, mine.id, mine.category_code;
