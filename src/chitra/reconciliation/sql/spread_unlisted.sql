-- Spell out what an answer by exception says of the orders that it does not list: one line for each, after the file's own.
-- Returns nothing.
INSERT INTO reconciliation_staged (head_no, line_no, reference, status, reason, reason_code, text)
SELECT h.head_no,
       h.line_count + row_number() OVER (PARTITION BY h.head_no ORDER BY i.id),
       i.reference, h.status, h.reason, h.reason_code, h.message_id
  FROM unnest(%(head_nos)s::integer[], %(line_counts)s::integer[], %(message_ids)s::text[], %(statuses)s::text[],
              %(reasons)s::text[], %(reason_codes)s::text[]) AS h (head_no, line_count, message_id, status, reason, reason_code)
  JOIN delivery_batch AS b ON b.message_id = h.message_id AND b.provider_id = %(provider_id)s::bigint
  JOIN delivery_instruction AS i ON i.batch_id = b.id
 WHERE NOT EXISTS (SELECT FROM reconciliation_staged AS s WHERE s.reference = i.reference);
