-- Recall the numbers under a stage's signature that has not been revoked.
-- Returns one row: count, đồng, hash.
SELECT payment_count, total_vnd, content_hash
  FROM payouts_signature
 WHERE run_id = %(run_id)s::bigint AND stage = %(stage)s::text AND revoked_at IS NULL;
