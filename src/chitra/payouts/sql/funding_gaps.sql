-- Compare what each approved run needs by source and provider with what is unallocated, after runs that were funded or approved before.
-- Returns one row a run × source × provider: run id, number, status, source, provider, đồng needed, đồng missing.
WITH summed AS (
    SELECT s.run_id, s.source_code, s.provider_id, sum(s.amount_vnd)::bigint AS needed_vnd
      FROM payouts_run AS r
      JOIN payouts_signed AS s ON s.run_id = r.id AND NOT s.is_excluded
     WHERE r.period_id = %(period_id)s::bigint AND r.status IN ('approved', 'funded')
     GROUP BY s.run_id, s.source_code, s.provider_id
),
needed AS (
    SELECT s.run_id, r.number, r.status, s.source_code, v.code AS provider_code, s.needed_vnd
      FROM summed AS s
      JOIN payouts_run AS r ON r.id = s.run_id
      JOIN providers_provider AS v ON v.id = s.provider_id
),
queued AS (
    SELECT n.*,
           sum(n.needed_vnd) OVER (PARTITION BY n.source_code, n.provider_code ORDER BY n.status = 'funded' DESC, n.number) AS up_to_vnd
      FROM needed AS n
)
SELECT r.id, r.number, r.status, coalesce(q.source_code, ''), coalesce(q.provider_code, ''), coalesce(q.needed_vnd, 0),
       greatest(0, least(q.needed_vnd, q.up_to_vnd - coalesce(a.balance_vnd, 0)))::bigint AS missing_vnd
  FROM payouts_run AS r
  LEFT JOIN queued AS q ON q.run_id = r.id
  LEFT JOIN ledger_account AS a
    ON a.period_id = %(period_id)s::bigint
   AND a.source_code = q.source_code
   AND a.provider_code = q.provider_code
   AND a.kind = 'UNALLOCATED'
 WHERE r.period_id = %(period_id)s::bigint AND r.status IN ('approved', 'funded')
 ORDER BY r.number, 4, 5;
