-- Lists fees before an id, the latest recorded first; with a day, those in force on it.
-- Returns one row a fee.
SELECT
    rate.id, rate.programme_code, rate.channel, coalesce(provider.code, ''), rate.unit_code, rate.rate_per_100k,
    rate.cap_per_100k, rate.valid_from, rate.valid_until, rate.source_document, rate.confidence
FROM providers_feerate AS rate
LEFT JOIN providers_provider AS provider ON provider.id = rate.provider_id
WHERE
    (%(after)s::bigint IS NULL OR rate.id < %(after)s::bigint)
    AND (
        %(on)s::date IS NULL
        OR (rate.valid_from <= %(on)s::date AND (rate.valid_until IS NULL OR rate.valid_until > %(on)s::date))
    )
ORDER BY rate.id DESC
LIMIT %(limit)s::integer
