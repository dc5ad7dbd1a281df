-- A statement adds up and opens where the one before closed.
-- Returns one row a statement that does not; none in health.
SELECT c.answer_id, c.account, c.number, c.is_gap, c.is_off
  FROM reconciliation_chain AS c
 WHERE (c.is_gap OR c.is_off) AND %(period_id)s::bigint IS NULL;
