-- Say where lines stand: in which file, on which line.
-- Returns one row a line: id, answer, file, line number.
SELECT l.id, l.answer_id, a.file_name, l.line_no
  FROM reconciliation_line AS l
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
 WHERE l.id = ANY (%(line_ids)s::bigint[]);
