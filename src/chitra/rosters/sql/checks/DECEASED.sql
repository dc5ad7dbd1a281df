-- Find people who are to be paid although they died before this month, or stand on a list of decreases that takes effect in
-- their commune; a death ends the right everywhere. Money for the funeral alone stays payable.
-- Returns findings: the name, and the month of death or the reason of the decrease.
WITH paying AS NOT MATERIALIZED (
    SELECT roster_id, id, person_id, full_name, month, unit_code, category_code, died_month
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[])
        AND kind = 'monthly'
        AND (funeral_vnd = 0 OR allowance_vnd + supplement_vnd + caregiver_vnd > 0)
),
ended AS MATERIALIZED (
    SELECT person_id, category_code, unit_code, reason, coalesce(from_month, month) AS from_month,
        reason ~* '(chết|từ trần|qua đời|đã mất|tử vong)' AS is_death
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind = 'decrease' AND person_id IS NOT NULL
)
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'full_name' AS field, full_name AS value, to_char(died_month, 'MM/YYYY') AS expected
FROM paying
WHERE died_month < month
UNION ALL
SELECT paying.roster_id, paying.id, 'block', 'full_name', paying.full_name, min(ended.reason)
FROM ended
JOIN paying
    ON paying.person_id = ended.person_id
    AND ended.from_month <= paying.month
    AND (ended.is_death OR (ended.unit_code = paying.unit_code AND ended.category_code IN ('', paying.category_code)))
GROUP BY paying.roster_id, paying.id, paying.full_name;
