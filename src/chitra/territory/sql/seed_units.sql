-- Stores units that are not stored yet.
-- Returns nothing.
INSERT INTO territory_unit (
    code, valid_from, valid_until, name, kind, level, parent_code, source_document, confidence
)
SELECT code, valid_from, valid_until, name, kind, level, parent_code, source_document, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_unit (
    code text, valid_from date, valid_until date, name text, kind text, level text, parent_code text,
    source_document text, confidence text
)
ORDER BY valid_from, level DESC, code
ON CONFLICT DO NOTHING
