-- Stores a fee rate.
-- Returns its id.
INSERT INTO providers_feerate (
    programme_code, channel, provider_id, unit_code, rate_per_100k, cap_per_100k, valid_from, source_document, confidence
)
VALUES (
    %(programme_code)s::text, %(channel)s::text,
    (SELECT id FROM providers_provider WHERE code = %(provider_code)s::text), %(unit_code)s::text,
    %(rate_per_100k)s::integer, %(cap_per_100k)s::integer, %(valid_from)s::date, %(source_document)s::text,
    'entered by ' || %(by)s::text || ' at ' || %(at)s::timestamptz
)
RETURNING id
