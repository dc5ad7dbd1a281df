-- Whoever prepared does not approve, whoever approved does not release: by person, not by login.
-- Returns one row a run that one person signed twice; none in health.
SELECT s.run_id, o.person_key, count(*) AS stages
  FROM payouts_signature AS s
  JOIN access_officer AS o ON o.id = s.officer_id
 WHERE s.revoked_at IS NULL AND (%(period_id)s::bigint IS NULL OR s.period_id = %(period_id)s::bigint)
 GROUP BY s.run_id, o.person_key
HAVING count(*) > 1;
