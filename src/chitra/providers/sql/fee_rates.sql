-- Finds the fee of each channel on a day: the area's own first, then the provider's own.
-- Returns one row a channel.
SELECT DISTINCT ON (rate.channel) rate.channel, rate.rate_per_100k, rate.cap_per_100k, rate.source_document
FROM providers_feerate AS rate
LEFT JOIN providers_provider AS provider ON provider.id = rate.provider_id
WHERE
    rate.programme_code = %(programme_code)s::text
    AND (rate.provider_id IS NULL OR provider.code = %(provider_code)s::text)
    AND rate.unit_code IN ('', %(unit_code)s::text)
    AND rate.valid_from <= %(on)s::date AND (rate.valid_until IS NULL OR rate.valid_until > %(on)s::date)
ORDER BY rate.channel, rate.unit_code DESC, provider.code NULLS LAST
