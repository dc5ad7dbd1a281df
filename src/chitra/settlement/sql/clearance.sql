-- Draw up the clearance of a period's advances (E11): drawn, proven paid, returned to the Treasury, still outstanding.
-- Returns one row a source × provider: source name, provider, drawdown refs, advanced (opening and received), paid, refunded, outstanding.
SELECT coalesce(fs.name, s.source_code), v.name,
       (SELECT string_agg(d.ref || ' (' || to_char(d.received_on, 'DD/MM/YYYY') || ')', '; ' ORDER BY d.received_on, d.ref)
          FROM treasury_drawdown AS d
         WHERE d.period_id = s.period_id AND d.provider_id = s.provider_id AND d.source_code = s.source_code),
       s.opening_vnd, s.received_vnd, s.paid_account_vnd + s.paid_cash_vnd, s.refunded_vnd, s.carried_vnd
  FROM settlement_settlement AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
  LEFT JOIN programmes_fundingsource AS fs ON fs.code = s.source_code
 WHERE s.period_id = %(period_id)s::bigint AND (%(provider_code)s::text = '' OR v.code = %(provider_code)s::text)
 ORDER BY v.code, s.source_code;
