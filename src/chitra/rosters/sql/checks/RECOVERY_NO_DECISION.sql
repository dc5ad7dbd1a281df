-- Find deductions that no recorded decision of recovery allows.
-- Returns findings: the deduction, and how much the decisions allow.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'recovery_vnd' AS field, judged.recovery_vnd::text AS value,
    coalesce(sum(decision.amount_vnd), 0)::text AS expected
FROM rosters_listed AS judged
LEFT JOIN beneficiaries_recoverydecision AS decision
    ON decision.person_id = judged.person_id AND decision.programme_code = judged.programme_code
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.recovery_vnd > 0
GROUP BY judged.roster_id, judged.id, judged.recovery_vnd
HAVING coalesce(sum(decision.amount_vnd), 0) < judged.recovery_vnd;
