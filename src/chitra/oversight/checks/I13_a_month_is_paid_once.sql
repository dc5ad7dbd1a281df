-- No month of an entitlement is paid twice, carried payments included.
-- Returns one row a month of an entitlement that was; none in health.
WITH asked AS (
    SELECT c.entitlement_id
      FROM payouts_cover AS c
      JOIN payouts_payment AS p ON p.id = c.payment_id
     WHERE %(period_id)s::bigint IS NULL
        OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint))
     GROUP BY c.entitlement_id
    HAVING count(*) > 1 OR %(period_id)s::bigint IS NOT NULL
),
paid AS (
    SELECT c.entitlement_id, c.month, c.cause, p.id, p.carried_from_id
      FROM asked AS a
      JOIN payouts_cover AS c ON c.entitlement_id = a.entitlement_id AND (c.reversed_at IS NULL OR %(period_id)s::bigint IS NULL)
      JOIN payouts_payment AS p ON p.id = c.payment_id
      JOIN delivery_standing AS s ON s.run_id = p.run_id AND s.bundle = p.bundle AND s.standing = 'paid'
     WHERE EXISTS (SELECT FROM payouts_signed AS g WHERE g.payment_id = p.id AND NOT g.is_excluded)
)
SELECT p.entitlement_id, p.month, p.cause, count(DISTINCT p.id) AS payment_count
  FROM paid AS p
 WHERE p.cause NOT LIKE 'carried%%'
 GROUP BY p.entitlement_id, p.month, p.cause
HAVING count(DISTINCT p.id) > 1
UNION ALL
SELECT min(p.entitlement_id), min(p.month), 'carried', count(DISTINCT p.id)
  FROM paid AS p
 GROUP BY coalesce(p.carried_from_id, p.id)
HAVING count(DISTINCT p.id) > 1;
