-- Stores a fee rate.
-- Returns its id, or no row when one that begins on the same day or later is stored.
INSERT INTO providers_feerate (
    programme_code, channel, provider_id, unit_code, rate_per_100k, cap_per_100k, valid_from, source_document, confidence
)
SELECT
    %(programme_code)s::text, %(channel)s::text, provider.id, %(unit_code)s::text,
    %(rate_per_100k)s::integer, %(cap_per_100k)s::integer, %(valid_from)s::date, %(source_document)s::text,
    'entered by ' || %(by)s::text || ' at ' || %(at)s::timestamptz
FROM (SELECT (SELECT id FROM providers_provider WHERE code = %(provider_code)s::text) AS id) AS provider
WHERE NOT EXISTS (
    SELECT
    FROM providers_feerate AS later
    WHERE
        later.programme_code = %(programme_code)s::text
        AND later.channel = %(channel)s::text
        AND later.unit_code = %(unit_code)s::text
        AND later.provider_id IS NOT DISTINCT FROM provider.id
        AND later.valid_from >= %(valid_from)s::date
)
RETURNING id
