-- Find orders whose count or sum an answer repeats otherwise than they were.
-- Returns one row an order: its message id.
SELECT b.message_id
  FROM unnest(%(message_ids)s::text[], %(counts)s::bigint[], %(totals)s::bigint[]) AS told (message_id, instruction_count, total_vnd)
  JOIN delivery_batch AS b ON b.message_id = told.message_id AND b.provider_id = %(provider_id)s::bigint
 WHERE told.instruction_count <> b.instruction_count OR told.total_vnd <> b.total_vnd;
