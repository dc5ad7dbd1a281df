-- Nobody is signed a regular allowance for a month after the month of death.
-- Returns one row a payment for one; none in health.
WITH dead AS MATERIALIZED (
    SELECT p.id, p.person_id, r.frozen_at, b.died_month
      FROM payouts_payment AS p
      JOIN payouts_run AS r ON r.id = p.run_id
      JOIN beneficiaries_person AS b ON b.id = p.person_id AND b.died_month IS NOT NULL
     WHERE p.kind = 'regular'
       AND (%(period_id)s::bigint IS NULL
            OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint)))
)
SELECT d.id, d.person_id, c.month, d.died_month
  FROM dead AS d
  JOIN payouts_cover AS c ON c.payment_id = d.id AND c.month > d.died_month
 WHERE EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = d.id)
   AND EXISTS (SELECT FROM beneficiaries_deathreport AS t WHERE t.person_id = d.person_id AND t.at < d.frozen_at);
