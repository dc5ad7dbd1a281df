-- The same line of two files is applied in one of them only.
-- Returns one row a line applied twice; none in health.
SELECT l.instruction_id, l.line_key, l.occurrence, count(*) AS times
  FROM reconciliation_line AS l
 WHERE l.outcome = 'applied' AND l.instruction_id IS NOT NULL
   AND (%(period_id)s::bigint IS NULL
        OR l.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint)))
 GROUP BY l.instruction_id, l.line_key, l.occurrence
HAVING count(*) > 1;
