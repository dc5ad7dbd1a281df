-- No month of an entitlement is paid twice, carried payments included.
-- Returns one row a month of an entitlement that was; none in health.
WITH paid AS (
    SELECT c.entitlement_id, c.month, c.cause, p.id, p.carried_from_id
      FROM payouts_cover AS c
      JOIN payouts_payment AS p ON p.id = c.payment_id
      JOIN delivery_instruction AS i ON i.bundle = p.bundle AND i.run_id = p.run_id
      JOIN delivery_outcome AS o ON o.instruction_id = i.id AND o.became = 'paid'
     WHERE (%(period_id)s::bigint IS NULL
            OR c.entitlement_id IN (SELECT asked.entitlement_id
                                      FROM payouts_payment AS asked
                                      JOIN payouts_run AS scope ON scope.id = asked.run_id
                                     WHERE scope.period_id = %(period_id)s::bigint))
       AND NOT EXISTS (SELECT FROM delivery_outcome AS later WHERE later.instruction_id = o.instruction_id AND later.seq > o.seq)
       AND EXISTS (SELECT FROM payouts_signed AS g WHERE g.payment_id = p.id AND NOT g.is_excluded)
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
