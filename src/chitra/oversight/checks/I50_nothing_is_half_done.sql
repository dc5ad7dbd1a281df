-- No deed left a piece without the rest: no batch without instructions, no answer without lines, no run without payments.
-- Returns one row a piece that stands alone; none in health.
SELECT 'batch' AS piece, b.id
  FROM delivery_batch AS b
 WHERE (%(period_id)s::bigint IS NULL OR b.period_id = %(period_id)s::bigint) AND NOT EXISTS (SELECT FROM delivery_instruction AS i WHERE i.batch_id = b.id)
UNION ALL
SELECT 'run', r.id
  FROM payouts_run AS r
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint) AND NOT EXISTS (SELECT FROM payouts_payment AS p WHERE p.run_id = r.id)
UNION ALL
SELECT 'answer', a.id
  FROM reconciliation_answer AS a
 WHERE %(period_id)s::bigint IS NULL AND a.line_count > 0
   AND NOT EXISTS (SELECT FROM reconciliation_line AS l WHERE l.answer_id = a.id)
UNION ALL
SELECT 'released run', r.id
  FROM payouts_run AS r
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint) AND r.status IN ('released', 'settled', 'closed')
   AND EXISTS (SELECT FROM payouts_payment AS p JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded WHERE p.run_id = r.id)
   AND NOT EXISTS (SELECT FROM delivery_batch AS b WHERE b.run_id = r.id);
