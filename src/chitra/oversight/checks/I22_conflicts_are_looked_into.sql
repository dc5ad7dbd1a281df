-- Every line that is neither applied nor known has one exception.
-- Returns one row a line without one, or with two; none in health.
SELECT l.id, l.outcome, count(e.id) AS exceptions
  FROM reconciliation_line AS l
  LEFT JOIN reconciliation_exception AS e ON e.line_id = l.id
 WHERE l.outcome IN ('conflict', 'unknown', 'malformed')
   AND (%(period_id)s::bigint IS NULL
        OR l.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint)))
 GROUP BY l.id, l.outcome
HAVING count(e.id) <> 1;
