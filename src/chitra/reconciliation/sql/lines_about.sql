-- List everything that a provider's answers have said about one order.
-- Returns one row a line, in the order in which they were taken in.
SELECT l.id, l.answer_id, a.file_name, l.line_no, l.status, l.reference, l.amount_vnd, l.booked_on, l.reason, l.account, l.name, l.text,
       l.outcome, l.detail, i.id, i.reference, i.amount_vnd, i.payee_name, i.payee_account, e.id, e.resolved_at
  FROM reconciliation_line AS l
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
  JOIN delivery_instruction AS i ON i.id = l.instruction_id AND i.provider_id = a.provider_id
  LEFT JOIN reconciliation_exception AS e ON e.line_id = l.id
 WHERE l.instruction_id = %(instruction_id)s::bigint
 ORDER BY l.id
 LIMIT 50;
