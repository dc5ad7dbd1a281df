-- List the files that were prepared of a batch, with who fetched each first and how often it was fetched.
-- Returns one row a file, the latest first.
SELECT f.id, f.format, f.file_name, f.sha256, f.instruction_count, f.total_vnd, f.at, f.by, handed.at, coalesce(handed.by, ''),
       (SELECT count(*) FROM delivery_handover AS h WHERE h.file_id = f.id)
  FROM delivery_batchfile AS f
  LEFT JOIN LATERAL (SELECT h.at, h.by FROM delivery_handover AS h WHERE h.file_id = f.id ORDER BY h.id LIMIT 1) AS handed ON true
 WHERE f.batch_id = %(batch_id)s::bigint
 ORDER BY f.id DESC;
