-- Point each deduction of `freeze_payment` at the oldest recovery decision with enough left; who finds none is held.
-- Returns nothing.
WITH wanted AS (
    SELECT f.id,
           f.deduction_vnd,
           (SELECT d.id
              FROM beneficiaries_recoverydecision AS d
             WHERE d.person_id = f.person_id
               AND d.programme_code = %(programme_code)s::text
               AND d.amount_vnd >= f.deduction_vnd
                   + (SELECT coalesce(sum(taken.amount_vnd), 0)
                        FROM payouts_deduction AS taken
                       WHERE taken.decision_id = d.id
                         AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = taken.payment_id))
             ORDER BY d.decision_date, d.id
             LIMIT 1) AS decision_id
      FROM freeze_payment AS f
     WHERE f.deduction_vnd > 0
),
deducted AS (
    INSERT INTO payouts_deduction (payment_id, period_id, decision_id, amount_vnd)
    SELECT id, %(period_id)s::bigint, decision_id, deduction_vnd FROM wanted WHERE decision_id IS NOT NULL
)
INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
SELECT id, %(period_id)s::bigint, 'RECOVERY_NO_DECISION', '', false, %(at)s::timestamptz, %(by)s::text
  FROM wanted
 WHERE decision_id IS NULL
   AND NOT EXISTS (SELECT FROM payouts_hold AS h WHERE h.payment_id = wanted.id AND h.reason_code = 'RECOVERY_NO_DECISION');
