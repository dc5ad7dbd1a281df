-- Every journal has two sides that come to nothing.
-- Returns one row a journal that does not; none in health.
SELECT p.journal_id, sum(p.amount_vnd) AS off_vnd
  FROM ledger_posting AS p
 WHERE (%(period_id)s::bigint IS NULL OR p.period_id = %(period_id)s::bigint)
 GROUP BY p.journal_id
HAVING sum(p.amount_vnd) <> 0;
