-- List the exceptions that nobody has closed, the oldest deadline first.
-- Returns one row an exception: id, code, owner, due date, file, line, reference, amount, date, name.
SELECT e.id, e.code, e.owner_code, e.due_on, a.file_name, l.line_no, coalesce(l.reference, ''), l.amount_vnd, l.booked_on,
       coalesce(l.name, '')
  FROM reconciliation_exception AS e
  JOIN reconciliation_answer AS a ON a.id = e.answer_id
  LEFT JOIN reconciliation_line AS l ON l.id = e.line_id
 WHERE e.resolved_at IS NULL AND a.provider_id = %(provider_id)s::bigint
   AND (%(owner_code)s::text = '' OR e.owner_code = %(owner_code)s::text)
 ORDER BY e.due_on, e.id
 LIMIT %(limit)s::integer OFFSET %(offset)s::integer;
