-- Find care money where nobody who is cared for draws an allowance.
-- Returns findings: the care money.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'caregiver_vnd' AS field, judged.caregiver_vnd::text AS value,
    '' AS expected
FROM rosters_judged AS judged
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.kind = 'monthly'
    AND judged.caregiver_vnd > 0
    AND judged.allowance_vnd = 0
    AND NOT EXISTS (
        SELECT
        FROM rosters_judged AS other
        WHERE other.period_id = %(period_id)s::bigint
            AND other.person_id = judged.person_id
            AND other.kind = 'monthly'
            AND other.allowance_vnd > 0
    );
