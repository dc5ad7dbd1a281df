-- An instruction leaves once and comes back once at most.
-- Returns one row an instruction that did more; none in health.
SELECT m.instruction_id, m.direction, count(*) AS times
  FROM reconciliation_match AS m
 WHERE %(period_id)s::bigint IS NULL
    OR m.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint))
 GROUP BY m.instruction_id, m.direction
HAVING count(*) > 1;
