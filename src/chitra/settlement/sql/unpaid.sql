-- Name every payment of a period that was signed for and did not reach its person, and why; held ones too, whose money never left.
-- Returns one row a payment: id, reason, whether the provider holds its money, amount.
WITH latest AS (
    SELECT DISTINCT ON (s.run_id, s.bundle) s.run_id, s.bundle, s.standing, s.reason, s.booked_period_id, s.period_id
      FROM delivery_standing AS s
     WHERE s.batch_id = ANY (ARRAY(SELECT b.id FROM delivery_batch AS b WHERE b.period_id = %(period_id)s::bigint))
     ORDER BY s.run_id, s.bundle, s.attempt DESC
)
SELECT p.id,
       CASE WHEN signed.payment_id IS NULL THEN 'held'
            WHEN signed.is_excluded THEN 'excluded'
            WHEN l.standing = 'unclaimed' THEN 'unclaimed'
            ELSE l.standing || ': ' || coalesce(nullif(l.reason, ''), 'unknown') END AS reason,
       (signed.payment_id IS NOT NULL AND NOT signed.is_excluded) AS is_funded,
       p.amount_vnd
  FROM payouts_payment AS p
  LEFT JOIN payouts_signed AS signed ON signed.payment_id = p.id
  LEFT JOIN latest AS l ON l.run_id = p.run_id AND l.bundle = p.bundle
 WHERE p.run_id = ANY (ARRAY(SELECT r.id FROM payouts_run AS r WHERE r.period_id = %(period_id)s::bigint))
   AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id)
   AND NOT EXISTS (SELECT FROM payouts_carry AS c WHERE c.payment_id = p.id)
   AND (signed.payment_id IS NULL OR signed.is_excluded
        OR l.standing IN ('unclaimed', 'rejected')
        OR (l.standing = 'returned' AND l.booked_period_id = l.period_id))
 ORDER BY p.id;
