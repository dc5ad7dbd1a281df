-- Give a page of an answer's lines in sight: what each says, the order it is about, and the exception that it raised.
-- Returns one row a line, in the order of the file.
SELECT l.id, l.answer_id, a.file_name, l.line_no, l.status, l.reference, l.amount_vnd, l.booked_on, l.reason, l.account, l.name, l.text,
       l.outcome, l.detail, i.id, coalesce(i.reference, ''), i.amount_vnd, coalesce(i.payee_name, ''), coalesce(i.payee_account, ''),
       e.id, e.resolved_at
  FROM reconciliation_line AS l
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
  LEFT JOIN delivery_instruction AS i ON i.id = l.instruction_id AND i.provider_id = a.provider_id
  LEFT JOIN reconciliation_exception AS e ON e.line_id = l.id
 WHERE l.answer_id = %(answer_id)s::bigint AND l.line_no > %(after)s::integer
   AND (%(outcome)s::text = '' OR l.outcome = %(outcome)s::text)
   AND (i.id IS NOT NULL
        OR a.by = %(by)s::text
        OR EXISTS (SELECT FROM reconciliation_tally AS t
                    WHERE t.answer_id = l.answer_id AND NOT t.is_matched AND t.outcome = l.outcome AND l.instruction_id IS NULL))
 ORDER BY l.line_no
 LIMIT %(limit)s::integer;
