-- Work out the fee of each provider by source and channel: money paid × its rate, never above the cap (E12). Rates of the commune go
-- before general ones, a provider's own before everybody's.
-- Returns one row a line: provider code, source, channel, count, paid, rate, fee.
WITH paid AS (
    SELECT s.provider_id, s.source_code, s.channel, s.amount_vnd, i.unit_code
      FROM delivery_batch AS b
      JOIN delivery_standing AS s ON s.batch_id = b.id
      JOIN delivery_instruction AS i ON i.id = s.instruction_id
     WHERE b.period_id = %(period_id)s::bigint
       AND (s.standing = 'paid' OR (s.standing = 'returned' AND s.booked_period_id <> s.period_id))
),
grouped AS (
    SELECT p.provider_id, p.source_code, p.channel, p.unit_code, count(*) AS payment_count, sum(p.amount_vnd)::bigint AS paid_vnd
      FROM paid AS p
     GROUP BY p.provider_id, p.source_code, p.channel, p.unit_code
),
rated AS (
    SELECT g.provider_id, g.source_code, g.channel, f.rate_per_100k, f.cap_per_100k, f.source_document,
           sum(g.payment_count)::integer AS payment_count, sum(g.paid_vnd)::bigint AS paid_vnd
      FROM grouped AS g
      JOIN ledger_period AS pe ON pe.id = %(period_id)s::bigint
      JOIN LATERAL (SELECT r.rate_per_100k, r.cap_per_100k, r.source_document
                      FROM providers_feerate AS r
                     WHERE r.programme_code = pe.programme_code AND r.channel = g.channel
                       AND (r.provider_id IS NULL OR r.provider_id = g.provider_id)
                       AND r.unit_code IN ('', g.unit_code)
                       AND daterange(r.valid_from, r.valid_until) @> pe.month
                     ORDER BY r.unit_code = '', r.provider_id IS NULL
                     LIMIT 1) AS f ON true
     GROUP BY g.provider_id, g.source_code, g.channel, f.rate_per_100k, f.cap_per_100k, f.source_document
),
charged AS (
    INSERT INTO settlement_feeline
           (period_id, provider_id, source_code, channel, payment_count, paid_vnd, rate_per_100k, cap_per_100k, fee_vnd, source_document)
    SELECT %(period_id)s::bigint, r.provider_id, r.source_code, r.channel, r.payment_count, r.paid_vnd, r.rate_per_100k, r.cap_per_100k,
           (r.paid_vnd * least(r.rate_per_100k, coalesce(r.cap_per_100k, r.rate_per_100k)) + 50000) / 100000, r.source_document
      FROM rated AS r
    RETURNING provider_id, source_code, channel, payment_count, paid_vnd, rate_per_100k, fee_vnd
)
SELECT v.code, c.source_code, c.channel, c.payment_count, c.paid_vnd, c.rate_per_100k, c.fee_vnd
  FROM charged AS c
  JOIN providers_provider AS v ON v.id = c.provider_id
 ORDER BY v.code, c.source_code, c.channel;
