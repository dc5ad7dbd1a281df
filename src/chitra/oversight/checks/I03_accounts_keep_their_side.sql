-- No account goes below zero; FUNDED, CARRIED_IN and FEE_DUE never above.
-- Returns one row an account on the wrong side; none in health.
SELECT a.id, a.kind, a.balance_vnd
  FROM ledger_account AS a
 WHERE (%(period_id)s::bigint IS NULL OR a.period_id = %(period_id)s::bigint)
   AND CASE WHEN a.kind IN ('FUNDED', 'CARRIED_IN', 'FEE_DUE') THEN a.balance_vnd > 0 ELSE a.balance_vnd < 0 END;
