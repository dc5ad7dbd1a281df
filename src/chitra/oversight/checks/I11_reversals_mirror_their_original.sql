-- A reversal takes back one journal exactly, once.
-- Returns one row a reversal that does not; none in health.
SELECT r.id, r.reverses_id
  FROM ledger_journal AS r
  JOIN ledger_posting AS p ON p.journal_id IN (r.id, r.reverses_id)
 WHERE r.reverses_id IS NOT NULL
   AND (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
 GROUP BY r.id, r.reverses_id, p.account_id
HAVING sum(p.amount_vnd) <> 0;
