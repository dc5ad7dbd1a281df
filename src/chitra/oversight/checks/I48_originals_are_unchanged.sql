-- The bytes that came in are the bytes that are kept.
-- Returns one row an original whose hash differs; none in health.
SELECT o.sha256, o.byte_count
  FROM rosters_original AS o
 WHERE (%(period_id)s::bigint IS NULL
        OR o.sha256 IN (SELECT s.original_id FROM rosters_submission AS s WHERE s.period_id = %(period_id)s::bigint))
   AND (encode(sha256(o.bytes), 'hex') <> o.sha256 OR length(o.bytes) <> o.byte_count);
