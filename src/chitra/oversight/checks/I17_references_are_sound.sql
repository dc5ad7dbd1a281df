-- A reference is made of its instruction and carries its check digits.
-- Returns one row an instruction with another; none in health.
SELECT i.id, i.reference
  FROM delivery_instruction AS i
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND i.reference <> delivery_reference(i.id);
