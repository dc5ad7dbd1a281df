-- List the fees of a settled period.
-- Returns one row a provider × source × channel: provider, source, channel, count, paid, rate, cap, fee, source document.
SELECT v.name, f.source_code, f.channel, f.payment_count, f.paid_vnd, f.rate_per_100k, f.cap_per_100k, f.fee_vnd, f.source_document
  FROM settlement_feeline AS f
  JOIN providers_provider AS v ON v.id = f.provider_id
 WHERE f.period_id = %(period_id)s::bigint AND (%(provider_code)s::text = '' OR v.code = %(provider_code)s::text)
 ORDER BY v.code, f.source_code, f.channel;
