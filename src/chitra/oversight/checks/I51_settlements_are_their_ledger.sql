-- A settled month says what the books say, and its unpaid are named to the đồng (E8, E11, E13).
-- Returns one row a settlement that differs; none in health.
SELECT s.id, s.carried_vnd, named.named_vnd
  FROM settlement_settlement AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
  LEFT JOIN LATERAL (SELECT coalesce(sum(c.amount_vnd), 0)::bigint AS named_vnd
                       FROM payouts_carry AS c
                       JOIN payouts_payment AS p ON p.id = c.payment_id
                      WHERE c.period_id = s.period_id AND p.provider_id = s.provider_id AND p.source_code = s.source_code
                        AND c.is_funded
                        AND NOT EXISTS (SELECT FROM payouts_payment AS taken
                                         WHERE taken.carried_from_id = p.id AND taken.period_id = s.period_id)) AS named ON true
  LEFT JOIN LATERAL (SELECT coalesce(sum(a.balance_vnd), 0)::bigint AS booked_vnd
                       FROM ledger_account AS a
                      WHERE a.period_id = s.period_id AND a.provider_code = v.code AND a.source_code = s.source_code
                        AND a.kind = 'CARRIED_OUT') AS booked ON true
 WHERE (%(period_id)s::bigint IS NULL OR s.period_id = %(period_id)s::bigint) AND (s.carried_vnd <> named.named_vnd OR s.carried_vnd <> booked.booked_vnd);
