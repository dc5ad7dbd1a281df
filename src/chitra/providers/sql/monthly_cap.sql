-- Finds the monthly cap of a channel on a day, the provider's own first.
-- Returns one row or none.
SELECT cap.monthly_cap_vnd
FROM providers_providerlimit AS cap
LEFT JOIN providers_provider AS provider ON provider.id = cap.provider_id
WHERE
    cap.channel = %(channel)s::text
    AND (cap.provider_id IS NULL OR provider.code = %(provider_code)s::text)
    AND cap.valid_from <= %(on)s::date AND (cap.valid_until IS NULL OR cap.valid_until > %(on)s::date)
ORDER BY provider.code NULLS LAST
LIMIT 1
