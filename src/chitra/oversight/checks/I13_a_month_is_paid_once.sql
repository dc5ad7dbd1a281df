-- No month of an entitlement is paid twice, carried payments included.
-- Returns one row a month of an entitlement that was; none in health.
WITH paid AS (
    SELECT p.id, p.period_id, p.carried_from_id
      FROM payouts_payment AS p
      JOIN delivery_standing AS s ON s.run_id = p.run_id AND s.bundle = p.bundle
     WHERE (s.standing = 'paid' OR (s.standing = 'returned' AND s.booked_period_id <> s.period_id
                                    AND NOT EXISTS (SELECT FROM payouts_carry AS c WHERE c.payment_id = p.id)))
       AND EXISTS (SELECT FROM payouts_signed AS g WHERE g.payment_id = p.id AND NOT g.is_excluded)
)
SELECT c.entitlement_id, c.month, c.cause, count(DISTINCT p.id) AS payment_count
  FROM paid AS p
  JOIN payouts_cover AS c ON c.payment_id = p.id AND c.cause NOT LIKE 'carried%%'
 WHERE (%(period_id)s::bigint IS NULL
        OR c.entitlement_id IN (SELECT x.entitlement_id FROM payouts_cover AS x JOIN payouts_payment AS y ON y.id = x.payment_id
                                 JOIN payouts_run AS z ON z.id = y.run_id WHERE z.period_id = %(period_id)s::bigint))
 GROUP BY c.entitlement_id, c.month, c.cause
HAVING count(DISTINCT p.id) > 1
UNION ALL
SELECT p.id, NULL, 'carried', 2
  FROM paid AS p
  JOIN paid AS source ON source.id = p.carried_from_id
 WHERE (%(period_id)s::bigint IS NULL
        OR p.run_id IN (SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint));
