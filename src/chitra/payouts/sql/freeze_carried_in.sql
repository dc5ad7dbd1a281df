-- Add up the carried money that a freeze takes in, by where the books have it.
-- Returns one row a source × provider × account: source code, provider code, CARRIED_IN or RETURNED, đồng.
SELECT f.source,
       provider.code AS provider_code,
       CASE WHEN c.period_id = %(period_id)s::bigint THEN 'RETURNED' ELSE 'CARRIED_IN' END AS credit_kind,
       sum(c.amount_vnd)::bigint AS amount_vnd
  FROM freeze_payment AS f
  JOIN payouts_carry AS c ON c.payment_id = f.carried_from_id AND c.is_funded
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN providers_provider AS provider ON provider.id = p.provider_id
 GROUP BY 1, 2, 3
 ORDER BY 1, 2, 3;
