-- List the signatures under a period's figures that still stand.
-- Returns one row a signature: provider, its name, side, who, their title, hash of the figures, when.
SELECT v.code, v.name, g.side, o.full_name, o.title, g.content_hash, g.at
  FROM settlement_signature AS g
  JOIN providers_provider AS v ON v.id = g.provider_id
  JOIN access_officer AS o ON o.id = g.officer_id
 WHERE g.period_id = %(period_id)s::bigint AND g.revoked_at IS NULL
 ORDER BY v.code, g.side;
