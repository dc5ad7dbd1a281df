-- Give a page of those whose money a settled period carried out, by name.
-- Returns one row a payment, as `unpaid_names` does, and for how many months nothing was received.
SELECT p.id, coalesce(u.name, ''), p.person_name, p.person_cccd, k.name, p.channel, coalesce(v.code, ''), c.amount_vnd, c.is_funded,
       c.reason, c.unpaid_months
  FROM payouts_carry AS c
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN programmes_category AS k ON k.code = p.category_code
  LEFT JOIN providers_provider AS v ON v.id = p.provider_id
  LEFT JOIN territory_unit AS u ON u.code = p.unit_code AND daterange(u.valid_from, u.valid_until) @> p.month
 WHERE c.period_id = %(period_id)s::bigint AND p.id > %(after)s::bigint
   AND (%(provider_code)s::text = '' OR v.code = %(provider_code)s::text)
   AND NOT EXISTS (SELECT FROM payouts_payment AS taken WHERE taken.carried_from_id = p.id AND taken.period_id = c.period_id)
 ORDER BY p.id
 LIMIT %(limit)s::integer;
