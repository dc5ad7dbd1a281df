-- Add up a batch by funding source, for the books.
-- Returns one row a source: source code, provider code, đồng.
SELECT i.source_code, v.code AS provider_code, sum(i.amount_vnd)::bigint AS amount_vnd
  FROM delivery_instruction AS i
  JOIN providers_provider AS v ON v.id = i.provider_id
 WHERE i.batch_id = %(batch_id)s::bigint
 GROUP BY i.source_code, v.code
 ORDER BY i.source_code;
