-- List the advances that were recorded for a period.
-- Returns one row an advance: reference, source, provider, đồng, day received, recorded when and by whom.
SELECT d.ref, d.source_code, v.code, d.amount_vnd, d.received_on, d.at, d.by
  FROM treasury_drawdown AS d
  JOIN providers_provider AS v ON v.id = d.provider_id
 WHERE d.period_id = %(period_id)s::bigint
 ORDER BY d.received_on, d.id;
