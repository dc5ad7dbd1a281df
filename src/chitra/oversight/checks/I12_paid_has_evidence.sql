-- Whatever is paid or returned has an applied line that says so.
-- Returns one row an outcome without one; none in health.
SELECT o.id, o.instruction_id, o.became
  FROM delivery_outcome AS o
  LEFT JOIN reconciliation_line AS l ON l.id = o.evidence_line AND l.instruction_id = o.instruction_id
 WHERE (%(period_id)s::bigint IS NULL
        OR o.instruction_id = ANY (ARRAY(SELECT scope.id FROM delivery_instruction AS scope JOIN delivery_batch AS of_batch ON of_batch.id = scope.batch_id
                            WHERE of_batch.period_id = %(period_id)s::bigint)))
   AND (l.id IS NULL
        OR (l.outcome <> 'applied'
            AND NOT EXISTS (SELECT FROM reconciliation_review AS v WHERE v.line_id = l.id AND v.became = 'applied')));
