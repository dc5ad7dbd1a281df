-- Count what became of the lines of one file.
-- Returns one row an outcome: outcome, count, đồng that left or came back.
SELECT l.outcome, count(*), coalesce(sum(abs(l.amount_vnd)), 0)::bigint
  FROM reconciliation_line AS l
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
 WHERE a.original_id = %(sha256)s::text AND a.provider_id = %(provider_id)s::bigint
 GROUP BY l.outcome;
