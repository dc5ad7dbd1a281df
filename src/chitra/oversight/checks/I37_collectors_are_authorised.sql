-- Whoever receives for another held an authorisation on the pay date.
-- Returns one row a signed payment without one; none in health.
SELECT s.payment_id, s.payee_relation
  FROM payouts_signed AS s
  JOIN payouts_run AS r ON r.id = s.run_id
  LEFT JOIN enrolment_authorisation AS a ON a.id = s.authorisation_id AND a.principal_id = s.person_id
 WHERE (%(period_id)s::bigint IS NULL
        OR s.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint)))
   AND s.payee_relation <> 'self'
   AND (a.id IS NULL OR NOT daterange(a.valid_from, a.valid_until) @> r.planned_pay_date);
