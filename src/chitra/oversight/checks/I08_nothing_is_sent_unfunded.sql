-- Never more leaves than was funded or carried in, by source and provider.
-- Returns one row a period × source × provider where it did; none in health.
SELECT a.period_id, a.source_code, a.provider_code
  FROM ledger_account AS a
 WHERE (%(period_id)s::bigint IS NULL OR a.period_id = %(period_id)s::bigint) AND a.kind NOT IN ('FEE', 'FEE_DUE')
 GROUP BY a.period_id, a.source_code, a.provider_code
HAVING sum(a.balance_vnd) FILTER (WHERE a.kind IN ('HELD', 'IN_FLIGHT', 'PAID', 'RETURNED', 'REFUNDED', 'CARRIED_OUT'))
       > -coalesce(sum(a.balance_vnd) FILTER (WHERE a.kind IN ('FUNDED', 'CARRIED_IN')), 0);
