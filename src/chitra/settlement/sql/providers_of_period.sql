-- List the providers that hold or held money of a period.
-- Returns one row a provider: its code.
SELECT DISTINCT a.provider_code
  FROM ledger_account AS a
 WHERE a.period_id = %(period_id)s::bigint AND a.provider_code <> ''
 ORDER BY a.provider_code;
