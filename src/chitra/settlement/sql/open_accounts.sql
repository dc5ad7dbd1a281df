-- List the accounts of a period whose money is neither paid nor refunded nor carried out.
-- Returns one row an account: source, provider, kind, balance in đồng.
SELECT a.source_code, a.provider_code, a.kind, a.balance_vnd
  FROM ledger_account AS a
 WHERE a.period_id = %(period_id)s::bigint AND a.kind IN ('UNALLOCATED', 'HELD', 'IN_FLIGHT', 'RETURNED') AND a.balance_vnd > 0
 ORDER BY a.provider_code, a.source_code, a.kind;
