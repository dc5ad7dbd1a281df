-- A further attempt needs a final return of the one before.
-- Returns one row an attempt that did not wait; none in health.
SELECT i.id, i.bundle, i.attempt
  FROM delivery_instruction AS i
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND i.attempt > 1
   AND NOT EXISTS (SELECT FROM delivery_standing AS s
                    WHERE s.bundle = i.bundle AND s.attempt = i.attempt - 1 AND s.standing IN ('rejected', 'returned'));
