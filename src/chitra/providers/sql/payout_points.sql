-- Lists the payout points of communes on a day.
-- Returns one row a point.
SELECT provider.code, point.unit_code, point.name, point.address, point.days
FROM providers_payoutpoint AS point
JOIN providers_provider AS provider ON provider.id = point.provider_id
WHERE
    point.unit_code = ANY(%(unit_codes)s::text[])
    AND point.valid_from <= %(on)s::date AND (point.valid_until IS NULL OR point.valid_until > %(on)s::date)
ORDER BY point.unit_code, provider.code, point.name
