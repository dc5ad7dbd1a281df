-- Add up, by person, what our own settlements carried into a period.
-- Returns one row a person: person id, đồng.
SELECT p.person_id, sum(c.amount_vnd)::bigint AS amount_vnd
  FROM payouts_carry AS c
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN ledger_period AS from_period ON from_period.id = c.period_id
  JOIN ledger_period AS this ON this.id = %(period_id)s::bigint
 WHERE c.is_funded
   AND c.organisation_id = this.organisation_id
   AND from_period.programme_code = this.programme_code
   AND from_period.month = this.month - interval '1 month'
 GROUP BY p.person_id;
