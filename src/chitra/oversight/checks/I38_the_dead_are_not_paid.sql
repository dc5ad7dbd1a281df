-- Nobody is signed a regular allowance for a month after the month of death.
-- Returns one row a payment for one; none in health.
SELECT p.id, p.person_id, c.month, b.died_month
  FROM payouts_payment AS p
  JOIN payouts_cover AS c ON c.payment_id = p.id
  JOIN beneficiaries_person AS b ON b.id = p.person_id
  JOIN payouts_run AS r ON r.id = p.run_id
 WHERE (%(period_id)s::bigint IS NULL
        OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND p.kind = 'regular' AND c.month > b.died_month
   AND EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = p.id)
   AND EXISTS (SELECT FROM beneficiaries_deathreport AS d WHERE d.person_id = b.id AND d.at < r.frozen_at);
