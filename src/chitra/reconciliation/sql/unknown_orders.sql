-- Find orders that the provider never got from us.
-- Returns one row an unknown order: its message id.
SELECT told.message_id
  FROM unnest(%(message_ids)s::text[]) AS told (message_id)
 WHERE NOT EXISTS (SELECT FROM delivery_batch AS b
                    WHERE b.message_id = told.message_id AND b.provider_id = %(provider_id)s::bigint)
 ORDER BY told.message_id;
