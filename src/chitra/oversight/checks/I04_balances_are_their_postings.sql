-- A stored balance is the sum of its postings.
-- Returns one row an account that drifted; none in health.
SELECT d.account_id, d.balance_vnd, d.posted_vnd FROM ledger_balance_drift AS d WHERE (%(period_id)s::bigint IS NULL OR d.period_id = %(period_id)s::bigint);
