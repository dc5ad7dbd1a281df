-- No month of an entitlement is paid twice, carried payments included.
-- Returns one row a month of an entitlement that was; none in health.
WITH asked AS MATERIALIZED (
    SELECT DISTINCT p.entitlement_id
      FROM payouts_payment AS p
     WHERE p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint))
),
-- Standing covers and reversed ones have an index each.
covering AS MATERIALIZED (
    SELECT c.entitlement_id, c.month, c.cause, c.payment_id
      FROM payouts_cover AS c
     WHERE c.reversed_at IS NULL
       AND (%(period_id)s::bigint IS NULL OR c.entitlement_id = ANY (ARRAY(SELECT a.entitlement_id FROM asked AS a)))
    UNION ALL
    SELECT c.entitlement_id, c.month, c.cause, c.payment_id
      FROM payouts_cover AS c
     WHERE c.reversed_at IS NOT NULL
       AND (%(period_id)s::bigint IS NULL OR c.entitlement_id = ANY (ARRAY(SELECT a.entitlement_id FROM asked AS a)))
),
-- Paid twice can be only what two payments cover, or what one carries for another: few of all that is paid.
doubted AS MATERIALIZED (
    SELECT c.payment_id
      FROM covering AS c
      JOIN (SELECT t.entitlement_id, t.month, t.cause
              FROM covering AS t
             GROUP BY t.entitlement_id, t.month, t.cause
            HAVING min(t.payment_id) <> max(t.payment_id)) AS twice
     USING (entitlement_id, month, cause)
    UNION
    SELECT unnest(ARRAY[p.id, p.carried_from_id])
      FROM covering AS c
      JOIN payouts_payment AS p ON p.id = c.payment_id
     WHERE p.carried_from_id IS NOT NULL
),
paid AS (
    SELECT c.entitlement_id, c.month, c.cause, p.id, p.carried_from_id
      FROM doubted AS d
      JOIN covering AS c ON c.payment_id = d.payment_id
      JOIN payouts_payment AS p ON p.id = d.payment_id
      JOIN delivery_instruction AS i ON i.bundle = p.bundle AND i.run_id = p.run_id
      JOIN delivery_outcome AS o ON o.instruction_id = i.id AND o.became = 'paid'
     WHERE NOT EXISTS (SELECT FROM delivery_outcome AS later WHERE later.instruction_id = o.instruction_id AND later.seq > o.seq)
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
