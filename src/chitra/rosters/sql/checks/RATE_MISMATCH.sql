-- Find components that pay another amount than the law: neither the rate as it is known now nor as it was known to the list. A
-- row with arrears knows of the rise, so the former rate is wrong there.
-- Returns findings: the amount, and the amount at law. A derived rate only warns within 1,000 đồng; an empty one says nothing.
WITH asked AS MATERIALIZED (
    SELECT
        judged.roster_id, judged.id, judged.programme_code, judged.month, judged.listed_on, judged.arrears_vnd, part.field,
        part.category_code, part.paid_vnd, part.quantity
    FROM rosters_listed AS judged
    CROSS JOIN LATERAL (
        VALUES
            ('allowance_vnd', judged.category_code, judged.allowance_vnd, judged.quantity),
            ('supplement_vnd', judged.supplement_code, judged.supplement_vnd, 1::smallint),
            ('caregiver_vnd', judged.caregiver_code, judged.caregiver_vnd, 1::smallint)
    ) AS part (field, category_code, paid_vnd, quantity)
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
        AND part.category_code <> ''
        AND (judged.kind = 'monthly' OR (judged.kind = 'increase' AND part.field = 'allowance_vnd'))
)
SELECT
    asked.roster_id, asked.id AS row_id,
    CASE
        WHEN law.due_is_derived AND abs(asked.paid_vnd - law.due_vnd * asked.quantity) <= 1000 * asked.quantity THEN 'warn'
        WHEN law.known_is_derived AND asked.arrears_vnd = 0 AND abs(asked.paid_vnd - law.known_vnd * asked.quantity) <= 1000 * asked.quantity THEN 'warn'
        ELSE 'block'
    END AS severity,
    asked.field, asked.paid_vnd::text AS value, (law.due_vnd * asked.quantity)::text AS expected
FROM asked
JOIN rosters_law AS law
    ON law.category_code = asked.category_code
    AND law.programme_code = asked.programme_code
    AND law.list_month = asked.month
    AND law.listed_on = asked.listed_on
WHERE asked.paid_vnd <> coalesce(law.due_vnd, law.known_vnd) * asked.quantity
    AND (asked.arrears_vnd > 0 OR asked.paid_vnd <> coalesce(law.known_vnd, law.due_vnd) * asked.quantity);
