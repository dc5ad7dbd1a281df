-- Find payments of a run that may not leave today: the authorisation has ended, or who must live has died.
-- Returns one row a payment: id, person's name, reason code.
WITH leaving AS MATERIALIZED (
    SELECT s.payment_id, s.person_name, s.person_id, s.authorisation_id, s.kind, s.month
      FROM payouts_signed AS s
     WHERE s.run_id = %(run_id)s::bigint AND NOT s.is_excluded
)
SELECT l.payment_id, l.person_name, 'AUTH_EXPIRED' AS reason_code
  FROM leaving AS l
  JOIN enrolment_authorisation AS a ON a.id = l.authorisation_id
 WHERE NOT (a.valid_from <= %(pay_date)s::date
            AND (a.valid_until IS NULL OR a.valid_until > %(pay_date)s::date)
            AND (a.revoked_on IS NULL OR a.revoked_on > %(pay_date)s::date))
UNION ALL
SELECT l.payment_id, l.person_name, 'DECEASED'
  FROM leaving AS l
  JOIN beneficiaries_person AS person ON person.id = l.person_id
 WHERE l.kind <> 'funeral'
   AND person.died_month < l.month
 ORDER BY 1;
