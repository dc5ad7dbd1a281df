-- Stores monthly caps that are not stored yet, for every provider.
-- Returns nothing.
INSERT INTO providers_providerlimit (channel, monthly_cap_vnd, valid_from, source_document, confidence)
SELECT channel, monthly_cap_vnd, valid_from, source_document, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    channel text, monthly_cap_vnd bigint, valid_from date, source_document text, confidence text
)
ON CONFLICT DO NOTHING
