-- Read the settled minutes of a period.
-- Returns one row a provider × source: provider, source name, opening, received, paid through accounts, in cash, refunded, closing,
-- the office's and the provider's signers.
SELECT v.name, coalesce(fs.name, s.source_code), s.opening_vnd, s.received_vnd, s.paid_account_vnd, s.paid_cash_vnd,
       s.refunded_vnd, s.carried_vnd,
       (SELECT o.full_name FROM settlement_signature AS g JOIN access_officer AS o ON o.id = g.officer_id
         WHERE g.period_id = s.period_id AND g.provider_id = s.provider_id AND g.side = 'office' AND g.revoked_at IS NULL),
       (SELECT o.full_name FROM settlement_signature AS g JOIN access_officer AS o ON o.id = g.officer_id
         WHERE g.period_id = s.period_id AND g.provider_id = s.provider_id AND g.side = 'provider' AND g.revoked_at IS NULL)
  FROM settlement_settlement AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
  LEFT JOIN programmes_fundingsource AS fs ON fs.code = s.source_code
 WHERE s.period_id = %(period_id)s::bigint AND (%(provider_code)s::text = '' OR v.code = %(provider_code)s::text)
 ORDER BY v.code, s.source_code;
