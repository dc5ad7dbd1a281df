-- Find drawdowns in sight through a provider of an amount that no statement has credited yet.
-- Returns one row a drawdown: number, amount, day received, office, programme.
SELECT d.ref, d.amount_vnd, d.received_on, p.organisation_code, p.programme_code
  FROM treasury_drawdown AS d
  JOIN ledger_period AS p ON p.id = d.period_id
 WHERE d.provider_id = %(provider_id)s::bigint AND d.amount_vnd = abs(%(amount_vnd)s::bigint)
   AND NOT EXISTS (SELECT FROM reconciliation_line AS l WHERE l.drawdown_id = d.id)
 ORDER BY d.received_on, d.ref
 LIMIT 10;
