-- Count the exceptions that nobody has resolved, by whose they are.
-- Returns one row a provider × office × programme × month: provider, office, programme, month, whether they are about an order, count, đồng.
SELECT v.code, coalesce(o.code, ''), coalesce(c.programme_code, ''), c.month, c.instruction_id IS NOT NULL, count(*), coalesce(sum(abs(c.amount_vnd)), 0)::bigint
  FROM reconciliation_concern AS c
  JOIN providers_provider AS v ON v.id = c.provider_id
  LEFT JOIN territory_organisation AS o ON o.id = c.organisation_id
 WHERE c.resolved_at IS NULL
   AND (%(provider_codes)s::text[] = '{}' OR v.code = ANY (%(provider_codes)s::text[]))
   AND (%(programmes)s::text[] = '{}' OR coalesce(c.programme_code, '') = '' OR c.programme_code = ANY (%(programmes)s::text[]))
 GROUP BY 1, 2, 3, 4, 5
 ORDER BY 1, 4, 2, 3;
