-- Stores fee rates that are not stored yet, for every provider and area.
-- Returns nothing.
INSERT INTO providers_feerate (
    programme_code, channel, unit_code, rate_per_100k, cap_per_100k, valid_from, source_document, confidence
)
SELECT programme, channel, '', rate_per_100k, cap_per_100k, valid_from, source_document, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    programme text, channel text, rate_per_100k integer, cap_per_100k integer, valid_from date, source_document text,
    confidence text
)
ON CONFLICT DO NOTHING
