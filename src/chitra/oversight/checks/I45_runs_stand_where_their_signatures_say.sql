-- A run's status has the signatures that it needs.
-- Returns one row a run without them; none in health.
SELECT r.id, r.status
  FROM payouts_run AS r
  LEFT JOIN LATERAL (SELECT array_agg(s.stage) AS stages FROM payouts_signature AS s
                      WHERE s.run_id = r.id AND s.revoked_at IS NULL) AS g ON true
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
   AND NOT coalesce(g.stages, ARRAY[]::text[])
       @> CASE r.status WHEN 'frozen' THEN ARRAY[]::text[]
                        WHEN 'submitted' THEN ARRAY['submitted']
                        WHEN 'approved' THEN ARRAY['submitted', 'approved']
                        WHEN 'funded' THEN ARRAY['submitted', 'approved']
                        ELSE ARRAY['submitted', 'approved', 'released'] END;
