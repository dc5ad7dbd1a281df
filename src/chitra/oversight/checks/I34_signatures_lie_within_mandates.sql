-- Whoever signed held a mandate for it on that day.
-- Returns one row a signature without one; none in health.
SELECT s.id, s.stage, o.username
  FROM payouts_signature AS s
  JOIN access_officer AS o ON o.id = s.officer_id
 WHERE (%(period_id)s::bigint IS NULL OR s.period_id = %(period_id)s::bigint)
   AND NOT EXISTS (SELECT FROM access_mandate AS m
                    WHERE m.officer_id = s.officer_id
                      AND daterange(m.valid_from, m.valid_until) @> (s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                      AND m.role = ANY (CASE s.stage WHEN 'submitted' THEN ARRAY['district_officer', 'dolisa_officer']
                                                     WHEN 'approved' THEN ARRAY['district_head', 'dolisa_approver']
                                                     ELSE ARRAY['releaser'] END));
