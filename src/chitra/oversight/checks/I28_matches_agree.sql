-- A match has the instruction's amount and stands in a statement of the instruction's provider.
-- Returns one row a match that has not; none in health.
SELECT m.id, m.amount_vnd, i.amount_vnd AS instructed_vnd
  FROM reconciliation_match AS m
  JOIN delivery_instruction AS i ON i.id = m.instruction_id
  JOIN reconciliation_line AS l ON l.id = m.line_id
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND (m.amount_vnd <> i.amount_vnd OR a.provider_id <> i.provider_id);
