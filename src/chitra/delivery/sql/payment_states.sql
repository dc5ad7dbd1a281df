-- Count a period's payments by where each stands: held, excluded, the run's own stage, or what became of its instruction.
-- Returns one row a status: status, count, đồng. A payment that a supplementary run replaced counts there, not here.
WITH latest AS (
    SELECT DISTINCT ON (s.bundle) s.bundle, s.standing,
           EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = s.batch_id) AS is_sent
      FROM delivery_standing AS s
     WHERE s.batch_id IN (SELECT b.id FROM delivery_batch AS b WHERE b.period_id = %(period_id)s::bigint)
     ORDER BY s.bundle, s.attempt DESC
)
SELECT CASE WHEN signed.payment_id IS NULL THEN 'held'
            WHEN signed.is_excluded THEN 'excluded'
            WHEN carried.payment_id IS NOT NULL AND latest.standing IS DISTINCT FROM 'paid' THEN 'carried'
            WHEN latest.standing = 'instructed' AND NOT latest.is_sent THEN 'released'
            WHEN latest.standing IS NOT NULL THEN latest.standing
            ELSE 'due' END AS status,
       count(*) AS payment_count,
       sum(p.amount_vnd)::bigint AS amount_vnd
  FROM payouts_run AS r
  JOIN payouts_payment AS p ON p.run_id = r.id
  LEFT JOIN payouts_signed AS signed ON signed.payment_id = p.id AND signed.run_id = r.id
  LEFT JOIN payouts_carry AS carried ON carried.payment_id = p.id
  LEFT JOIN latest ON latest.bundle = p.bundle AND signed.payment_id IS NOT NULL AND NOT signed.is_excluded
 WHERE r.period_id = %(period_id)s::bigint
   AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id)
 GROUP BY 1
 ORDER BY 1;
