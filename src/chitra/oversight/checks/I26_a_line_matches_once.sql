-- A statement line moves at most one instruction, and one that it names.
-- Returns one row a match that does not fit its line; none in health.
SELECT m.id, m.line_id, m.instruction_id
  FROM reconciliation_match AS m
  JOIN reconciliation_line AS l ON l.id = m.line_id
 WHERE m.instruction_id IS DISTINCT FROM l.instruction_id
   AND (%(period_id)s::bigint IS NULL
        OR m.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint)));
