-- Find care money where nobody who is cared for draws an allowance.
-- Returns findings: the care money.
WITH drawn AS (
    SELECT roster_id, id, caregiver_vnd, sum(allowance_vnd) OVER (PARTITION BY person_id) AS allowances_vnd
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind = 'monthly'
)
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'caregiver_vnd' AS field, caregiver_vnd::text AS value, '' AS expected
FROM drawn
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND caregiver_vnd > 0 AND allowances_vnd = 0;
