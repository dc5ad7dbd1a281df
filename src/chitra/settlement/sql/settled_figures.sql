-- Read the figures of a settled period.
-- Returns one row a provider × source, as `minutes` draws them up; what is left over stands among the refunds.
SELECT s.provider_id, v.code, v.name, s.source_code, s.opening_vnd, s.received_vnd, s.paid_account_vnd, s.paid_cash_vnd,
       s.refunded_vnd, s.carried_vnd, 0::bigint, s.paid_account_vnd + s.paid_cash_vnd, s.carried_vnd
  FROM settlement_settlement AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
 WHERE s.period_id = %(period_id)s::bigint
 ORDER BY v.code, s.source_code;
