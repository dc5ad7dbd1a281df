-- One live payment covers a month of an entitlement for one cause.
-- Returns one row a month that two cover; none in health.
SELECT c.entitlement_id, c.month, c.cause, count(*) AS cover_count
  FROM payouts_cover AS c
 WHERE c.reversed_at IS NULL AND (%(period_id)s::bigint IS NULL
        OR c.payment_id = ANY (ARRAY(SELECT scope.id FROM payouts_payment AS scope JOIN payouts_run AS of_run ON of_run.id = scope.run_id
                         WHERE of_run.period_id = %(period_id)s::bigint)))
 GROUP BY c.entitlement_id, c.month, c.cause
HAVING count(*) > 1;
