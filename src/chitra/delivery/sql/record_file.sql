-- Write down a file before it leaves: its name, its hash, its control sums. The same bytes are written down once.
-- Returns the row's id, or no row when this very file was recorded before.
INSERT INTO delivery_batchfile (batch_id, period_id, format, file_name, sha256, instruction_count, total_vnd, at, by)
SELECT b.id, b.period_id, %(format)s::text, %(file_name)s::text, %(sha256)s::text, %(instruction_count)s::integer,
       %(total_vnd)s::bigint, %(at)s::timestamptz, %(by)s::text
  FROM delivery_batch AS b
 WHERE b.id = %(batch_id)s::bigint
    ON CONFLICT (batch_id, format, sha256) DO NOTHING
RETURNING id;
