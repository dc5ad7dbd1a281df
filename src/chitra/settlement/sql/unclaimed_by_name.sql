-- Name everybody whose money of a period was carried out, and why.
-- Returns one row a payment: commune, name, citizen card, category, method, amount, whether the provider holds its money, reason, months.
SELECT coalesce(u.name, ''), p.person_name, p.person_cccd, k.name, p.channel, c.amount_vnd, c.is_funded, c.reason, c.unpaid_months
  FROM payouts_carry AS c
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN ledger_period AS pe ON pe.id = p.period_id
  JOIN beneficiaries_person AS b ON b.id = p.person_id
  JOIN programmes_category AS k ON k.code = p.category_code
  LEFT JOIN territory_unit AS u ON u.code = p.unit_code AND daterange(u.valid_from, u.valid_until) @> pe.month
 WHERE c.period_id = %(period_id)s::bigint
   AND (%(provider_code)s::text = ''
        OR p.provider_id = (SELECT v.id FROM providers_provider AS v WHERE v.code = %(provider_code)s::text))
   AND NOT EXISTS (SELECT FROM payouts_payment AS taken WHERE taken.carried_from_id = p.id AND taken.period_id = c.period_id)
 ORDER BY u.code NULLS LAST, b.sort_key, p.id;
