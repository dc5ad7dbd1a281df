-- Show which payments a run's approval signs: those without a hold that is still in force for that run.
-- Returns one row a signed payment; `is_excluded` tells what was signed and then taken out before release. What is asked of
-- signed payments stands beside it: a join back to the payments would look each of them up a second time.
CREATE OR REPLACE VIEW payouts_signed WITH (security_invoker = true) AS
SELECT p.id AS payment_id,
       p.run_id,
       EXISTS (SELECT
                 FROM payouts_hold AS x
                 LEFT JOIN payouts_lift AS l ON l.hold_id = x.id
                WHERE x.payment_id = p.id
                  AND x.is_exclusion
                  AND (l.id IS NULL OR l.into_supplementary)) AS is_excluded,
       p.period_id,
       p.person_id,
       p.entitlement_id,
       p.kind,
       p.category_code,
       p.source_code,
       p.month,
       p.gross_vnd,
       p.amount_vnd,
       p.unit_code,
       p.person_name,
       p.channel,
       p.provider_id,
       p.authorisation_id,
       p.payee_name,
       p.payee_relation,
       p.payee_bin,
       p.payee_account,
       p.bundle
  FROM payouts_payment AS p
 WHERE NOT EXISTS (SELECT
                     FROM payouts_hold AS h
                     LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
                    WHERE h.payment_id = p.id
                      AND NOT h.is_exclusion
                      AND (l.id IS NULL OR l.into_supplementary));
