-- Find payments of a run that may not leave today: the authorisation has ended, or who must live has died.
-- Returns one row a payment: id, person's name, reason code.
SELECT p.id, p.person_name, 'AUTH_EXPIRED' AS reason_code
  FROM payouts_signed AS s
  JOIN payouts_payment AS p ON p.id = s.payment_id
  JOIN enrolment_authorisation AS a ON a.id = p.authorisation_id
 WHERE s.run_id = %(run_id)s::bigint AND NOT s.is_excluded
   AND NOT (a.valid_from <= %(pay_date)s::date
            AND (a.valid_until IS NULL OR a.valid_until > %(pay_date)s::date)
            AND (a.revoked_on IS NULL OR a.revoked_on > %(pay_date)s::date))
UNION ALL
SELECT p.id, p.person_name, 'DECEASED'
  FROM payouts_signed AS s
  JOIN payouts_payment AS p ON p.id = s.payment_id
  JOIN beneficiaries_person AS person ON person.id = p.person_id
 WHERE s.run_id = %(run_id)s::bigint AND NOT s.is_excluded
   AND p.kind <> 'funeral'
   AND person.died_month < p.month
 ORDER BY 1;
