-- An instruction becomes the same thing once.
-- Returns one row an instruction where it did twice; none in health.
SELECT o.instruction_id, o.became, count(*) AS times
  FROM delivery_outcome AS o
 WHERE (%(period_id)s::bigint IS NULL
        OR o.instruction_id = ANY (ARRAY(SELECT scope.id FROM delivery_instruction AS scope JOIN delivery_batch AS of_batch ON of_batch.id = scope.batch_id
                            WHERE of_batch.period_id = %(period_id)s::bigint)))
 GROUP BY o.instruction_id, o.became
HAVING count(*) > 1;
