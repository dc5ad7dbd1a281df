-- Find components that pay another amount than the law: neither the rate as it is known now nor as it was known to the list. A
-- row with arrears knows of the rise, so the former rate is wrong there.
-- Returns findings: the amount, and the amount at law. A derived rate only warns within 1,000 đồng; an empty one says nothing.
WITH asked AS (
    SELECT roster_id, id, programme_code, month, listed_on, arrears_vnd, 'allowance_vnd' AS field, category_code, allowance_vnd AS paid_vnd, quantity
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind IN ('monthly', 'increase') AND category_code <> ''
    UNION ALL
    SELECT roster_id, id, programme_code, month, listed_on, arrears_vnd, 'supplement_vnd', supplement_code, supplement_vnd, 1::smallint
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly' AND supplement_code <> ''
    UNION ALL
    SELECT roster_id, id, programme_code, month, listed_on, arrears_vnd, 'caregiver_vnd', caregiver_code, caregiver_vnd, 1::smallint
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly' AND caregiver_code <> ''
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
