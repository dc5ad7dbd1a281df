-- Add up what a run releases: what was signed less what was excluded.
-- Returns one row a source × provider: source code, provider code, count, đồng.
SELECT s.source_code, v.code AS provider_code, count(*)::integer AS payment_count, sum(s.amount_vnd)::bigint AS amount_vnd
  FROM payouts_signed AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
 WHERE s.run_id = %(run_id)s::bigint AND NOT s.is_excluded
 GROUP BY 1, 2
 ORDER BY 1, 2;
