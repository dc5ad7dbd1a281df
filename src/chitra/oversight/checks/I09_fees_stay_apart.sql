-- No fee comes out of beneficiaries' money.
-- Returns one row a journal that touches both; none in health.
SELECT p.journal_id
  FROM ledger_posting AS p
  JOIN ledger_account AS a ON a.id = p.account_id
 WHERE (%(period_id)s::bigint IS NULL OR p.period_id = %(period_id)s::bigint)
 GROUP BY p.journal_id
HAVING bool_or(a.kind IN ('FEE', 'FEE_DUE')) AND NOT bool_and(a.kind IN ('FEE', 'FEE_DUE'));
