-- Whoever receives for another held an authorisation on the pay date.
-- Returns one row a signed payment without one; none in health.
SELECT p.id, p.payee_relation
  FROM payouts_payment AS p
  JOIN payouts_run AS r ON r.id = p.run_id
  LEFT JOIN enrolment_authorisation AS a ON a.id = p.authorisation_id AND a.principal_id = p.person_id
 WHERE (%(period_id)s::bigint IS NULL
        OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND p.payee_relation <> 'self'
   AND EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = p.id)
   AND (a.id IS NULL OR NOT daterange(a.valid_from, a.valid_until) @> r.planned_pay_date);
