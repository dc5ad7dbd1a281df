-- Write down who fetched a file, and when.
-- Returns nothing.
INSERT INTO delivery_handover (file_id, organisation_id, at, by)
SELECT f.id, b.organisation_id, %(at)s::timestamptz, %(by)s::text
  FROM delivery_batchfile AS f
  JOIN delivery_batch AS b ON b.id = f.batch_id
 WHERE f.id = %(file_id)s::bigint;
