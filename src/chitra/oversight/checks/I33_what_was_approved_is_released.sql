-- What is released is what was approved: the hash holds to this day.
-- Returns one row a run whose content differs; none in health.
SELECT r.id AS run_id, a.content_hash, now_is.content_hash AS current_hash
  FROM payouts_run AS r
  JOIN payouts_signature AS a ON a.run_id = r.id AND a.stage = 'approved' AND a.revoked_at IS NULL
  LEFT JOIN payouts_signature AS o ON o.run_id = r.id AND o.stage = 'released' AND o.revoked_at IS NULL
 CROSS JOIN LATERAL payouts_content(r.id) AS now_is
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
   AND (a.content_hash <> now_is.content_hash OR (o.id IS NOT NULL AND o.content_hash <> a.content_hash));
