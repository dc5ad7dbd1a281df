-- Add to `freeze_claim` the payments whose every hold was lifted into a supplementary run and which no payment replaces yet.
-- Returns nothing. What they cover stays covered by the payment they replace, unless that lies in this very period.
INSERT INTO freeze_claim
SELECT p.row_id,
       10,
       p.person_id,
       e.component,
       p.category_code,
       p.kind,
       p.gross_vnd,
       p.deduction_vnd,
       1,
       coalesce((SELECT array_agg(c.month ORDER BY c.month)
                   FROM payouts_cover AS c
                  WHERE c.payment_id = p.id AND p.period_id = %(period_id)s::bigint), '{}'),
       coalesce((SELECT min(c.cause) FROM payouts_cover AS c WHERE c.payment_id = p.id), p.kind),
       '{}',
       false,
       p.unit_code,
       p.hamlet,
       p.person_name,
       p.person_cccd,
       coalesce(r.proxy_match_name, ''),
       coalesce(r.account_no, ''),
       '',
       NULL,
       p.month,
       nullif(p.source_code, ''),
       p.entitlement_id,
       p.id,
       NULL
  FROM payouts_payment AS p
  JOIN beneficiaries_entitlement AS e ON e.id = p.entitlement_id
  LEFT JOIN rosters_row AS r ON r.id = p.row_id
 WHERE p.id IN (SELECT h.payment_id
                  FROM payouts_lift AS l
                  JOIN payouts_hold AS h ON h.id = l.hold_id
                 WHERE l.period_id = %(period_id)s::bigint AND l.into_supplementary)
   AND NOT EXISTS (SELECT
                     FROM payouts_hold AS h
                     LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
                    WHERE h.payment_id = p.id AND l.id IS NULL)
   AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id);
