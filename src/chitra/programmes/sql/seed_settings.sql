-- Stores settings that are not stored yet.
-- Returns nothing.
INSERT INTO programmes_setting (key, value, valid_from, source_document, confidence, entered_by)
SELECT key, value, valid_from, source_document, confidence, ''
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    key text, value integer, valid_from date, source_document text, confidence text
)
ON CONFLICT DO NOTHING
