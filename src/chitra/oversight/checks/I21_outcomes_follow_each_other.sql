-- Each outcome begins where the one before ended, in unbroken order.
-- Returns one row an outcome out of order; none in health.
SELECT o.id, o.instruction_id, o.seq, o.was
  FROM (SELECT x.*, lag(x.became) OVER (PARTITION BY x.instruction_id ORDER BY x.seq) AS before,
               row_number() OVER (PARTITION BY x.instruction_id ORDER BY x.seq) AS place
          FROM delivery_outcome AS x
         WHERE %(period_id)s::bigint IS NULL
            OR x.instruction_id = ANY (ARRAY(SELECT i.id FROM delivery_instruction AS i JOIN delivery_batch AS b ON b.id = i.batch_id
                              WHERE b.period_id = %(period_id)s::bigint))) AS o
 WHERE o.place <> o.seq OR o.was <> coalesce(o.before, 'instructed');
