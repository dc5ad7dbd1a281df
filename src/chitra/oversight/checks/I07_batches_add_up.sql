-- A batch holds the instructions that it says, and each of its files held them all.
-- Returns one row a batch or file that differs; none in health.
SELECT b.id, b.instruction_count, b.total_vnd, held.instruction_count AS held_count, held.total_vnd AS held_vnd, f.id AS file_id
  FROM delivery_batch AS b
  LEFT JOIN (SELECT i.batch_id, count(*) AS instruction_count, sum(i.amount_vnd) AS total_vnd
               FROM delivery_instruction AS i
              WHERE %(period_id)s::bigint IS NULL
                 OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))
              GROUP BY i.batch_id) AS held ON held.batch_id = b.id
  LEFT JOIN delivery_batchfile AS f ON f.batch_id = b.id
 WHERE (%(period_id)s::bigint IS NULL OR b.period_id = %(period_id)s::bigint)
   AND ((b.instruction_count, b.total_vnd) IS DISTINCT FROM (held.instruction_count::integer, held.total_vnd::bigint)
        OR (f.id IS NOT NULL AND (f.instruction_count, f.total_vnd) IS DISTINCT FROM (b.instruction_count, b.total_vnd)));
