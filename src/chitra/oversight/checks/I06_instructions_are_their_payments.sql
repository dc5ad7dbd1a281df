-- An instruction is worth the released payments of its bundle.
-- Returns one row an instruction that is not; none in health.
SELECT i.id, i.amount_vnd, coalesce(sum(p.amount_vnd), 0) AS payments_vnd
  FROM delivery_instruction AS i
  LEFT JOIN payouts_payment AS p
    ON p.run_id = i.run_id AND p.bundle = i.bundle
   AND EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = p.id AND NOT s.is_excluded)
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id IN (SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))
 GROUP BY i.id, i.amount_vnd
HAVING i.amount_vnd <> coalesce(sum(p.amount_vnd), 0);
