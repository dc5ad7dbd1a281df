-- Only a line that was applied, then or on a later look, moves an instruction.
-- Returns one row a match on another line; none in health.
SELECT m.id, l.outcome
  FROM reconciliation_match AS m
  JOIN reconciliation_line AS l ON l.id = m.line_id
 WHERE l.outcome <> 'applied'
   AND NOT EXISTS (SELECT FROM reconciliation_review AS v WHERE v.line_id = l.id AND v.became = 'applied')
   AND (%(period_id)s::bigint IS NULL
        OR m.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint)));
