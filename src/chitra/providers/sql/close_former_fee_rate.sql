-- Ends the fee rate that still applies when a new one begins.
-- Returns nothing.
UPDATE providers_feerate
SET valid_until = %(valid_from)s::date
WHERE
    programme_code = %(programme_code)s::text
    AND channel = %(channel)s::text
    AND unit_code = %(unit_code)s::text
    AND provider_id IS NOT DISTINCT FROM (SELECT id FROM providers_provider WHERE code = %(provider_code)s::text)
    AND valid_from < %(valid_from)s::date
    AND (valid_until IS NULL OR valid_until > %(valid_from)s::date)
