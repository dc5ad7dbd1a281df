-- Find people of social assistance whom the list pays at the rate of another age than theirs, whose age is outside their group,
-- or of whom it does not say that they still study, where only that lets them draw past childhood.
-- Returns findings: the age, and the amount at law. Decree 20/2021, Art. 5-6 and 8: from the month of the birthday.
WITH this AS MATERIALIZED (
    SELECT extract(YEAR FROM month)::integer * 12 + extract(MONTH FROM month)::integer AS months
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
aged AS (
    SELECT judged.roster_id, judged.id, judged.category_code, judged.allowance_vnd, judged.quantity, judged.month,
        judged.listed_on, judged.programme_code, judged.category_text,
        this.months - judged.birth_year * 12 - coalesce(judged.birth_month, 1) AS age_months
    FROM rosters_listed AS judged
    CROSS JOIN this
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
        AND judged.kind = 'monthly'
        AND judged.birth_year IS NOT NULL
        AND judged.category_code <> ''
        AND judged.allowance_vnd > 0
),
bounds AS MATERIALIZED (
    SELECT programme_code, category_code,
        min(coalesce(age_from_months, 0)) AS from_months, max(coalesce(age_until_months, 9999)) AS until_months
    FROM programmes_categoryrule
    WHERE component = 'allowance' AND (age_from_months IS NOT NULL OR age_until_months IS NOT NULL)
    GROUP BY programme_code, category_code
),
lawful AS MATERIALIZED (
    SELECT
        law.category_code, law.list_month, law.listed_on, law.programme_code, law.due_vnd, category.group_code, bounds.from_months,
        bounds.until_months
    FROM rosters_law AS law
    JOIN programmes_category AS category ON category.code = law.category_code
    LEFT JOIN bounds ON bounds.programme_code = law.programme_code AND bounds.category_code = law.category_code
    WHERE law.category_code = ANY (ARRAY(SELECT DISTINCT category_code FROM aged))
)
SELECT
    aged.roster_id, aged.id AS row_id, 'warn' AS severity, 'birth' AS field, (aged.age_months / 12)::text AS value,
    (law.due_vnd * aged.quantity)::text AS expected
FROM aged
JOIN lawful AS law
    ON law.category_code = aged.category_code
    AND law.list_month = aged.month
    AND law.listed_on = aged.listed_on
    AND law.programme_code = aged.programme_code
WHERE (law.group_code = '2' AND aged.category_text !~* 'học|16')
OR EXISTS (
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
)
OR aged.age_months < law.from_months
OR aged.age_months >= law.until_months;
