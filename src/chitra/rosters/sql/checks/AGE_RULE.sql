-- Find people of social assistance whom the list pays at the rate of another age than theirs.
-- Returns findings: the age, and the amount at law. Decree 20/2021, Art. 5-6 and 8: from the month of the birthday.
WITH aged AS MATERIALIZED (
    SELECT judged.roster_id, judged.id, judged.category_code, judged.allowance_vnd, judged.quantity, judged.month,
        judged.listed_on, judged.programme_code,
        ((extract(YEAR FROM judged.month) - judged.birth_year) * 12
            + extract(MONTH FROM judged.month) - coalesce(judged.birth_month, 1))::integer AS age_months
    FROM rosters_judged AS judged
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
        AND judged.kind = 'monthly'
        AND judged.birth_year IS NOT NULL
        AND judged.category_code <> ''
        AND judged.allowance_vnd > 0
)
SELECT
    aged.roster_id, aged.id AS row_id, 'warn' AS severity, 'birth' AS field, (aged.age_months / 12)::text AS value,
    (law.due_vnd * aged.quantity)::text AS expected
FROM aged
JOIN rosters_law AS law
    ON law.category_code = aged.category_code
    AND law.list_month = aged.month
    AND law.listed_on = aged.listed_on
    AND law.programme_code = aged.programme_code
WHERE EXISTS (
    SELECT
    FROM programmes_categoryrule AS mine
    JOIN programmes_categoryrule AS other
        ON other.programme_code = mine.programme_code
        AND other.list_key = mine.list_key
        AND other.component = mine.component
        AND other.category_code <> mine.category_code
        AND (other.age_from_months IS NOT NULL OR other.age_until_months IS NOT NULL)
    JOIN rosters_law AS others
        ON others.category_code = other.category_code
        AND others.list_month = aged.month
        AND others.listed_on = aged.listed_on
    WHERE mine.programme_code = aged.programme_code
        AND mine.category_code = aged.category_code
        AND mine.component = 'allowance'
        AND (mine.age_from_months IS NOT NULL OR mine.age_until_months IS NOT NULL)
        AND others.due_vnd <> law.due_vnd
        AND aged.allowance_vnd <> law.due_vnd * aged.quantity
        AND aged.allowance_vnd = others.due_vnd * aged.quantity
);
