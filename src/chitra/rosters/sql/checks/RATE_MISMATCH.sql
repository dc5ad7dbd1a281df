-- Find components that pay another amount than the law: neither the rate as it is known now nor as it was known to the list.
-- Returns findings: the amount, and the amount at law. A derived rate only warns within 1,000 đồng; an empty one says nothing.
WITH asked AS (
    SELECT judged.roster_id, judged.id AS row_id, judged.month, judged.listed_on, part.field, part.category_code, part.paid_vnd,
        part.quantity
    FROM rosters_judged AS judged
    CROSS JOIN LATERAL (
        VALUES
            ('allowance_vnd', judged.category_code, judged.allowance_vnd, judged.quantity),
            ('supplement_vnd', judged.supplement_code, judged.supplement_vnd, 1),
            ('caregiver_vnd', judged.caregiver_code, judged.caregiver_vnd, 1)
    ) AS part (field, category_code, paid_vnd, quantity)
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
        AND judged.kind IN ('monthly', 'increase')
        AND part.category_code <> ''
        AND (judged.kind = 'monthly' OR part.field = 'allowance_vnd')
),
lawful AS (
    SELECT
        category_code, months, is_derived, amount_vnd, known
    FROM programmes_lawful
    WHERE amount_vnd IS NOT NULL
),
compared AS (
    SELECT
        asked.roster_id, asked.row_id, asked.field, asked.paid_vnd,
        bool_or(asked.paid_vnd = lawful.amount_vnd * asked.quantity) AS is_lawful,
        bool_or(
            lawful.is_derived AND abs(asked.paid_vnd - lawful.amount_vnd * asked.quantity) <= 1000 * asked.quantity
        ) AS is_near,
        max(lawful.amount_vnd * asked.quantity) FILTER (WHERE upper_inf(lawful.known)) AS due_vnd
    FROM asked
    JOIN lawful
        ON lawful.category_code = asked.category_code
        AND lawful.months @> asked.month
        AND (upper_inf(lawful.known) OR lawful.known @> asked.listed_on)
    GROUP BY asked.roster_id, asked.row_id, asked.field, asked.paid_vnd
)
SELECT
    roster_id, row_id, CASE WHEN is_near THEN 'warn' ELSE 'block' END AS severity, field, paid_vnd::text AS value,
    due_vnd::text AS expected
FROM compared
WHERE NOT is_lawful;
