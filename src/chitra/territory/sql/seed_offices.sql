-- Stores organisations that are not stored yet, without their parents.
-- Returns nothing.
INSERT INTO territory_organisation (
    code, name, kind, unit_code, province_code, valid_from, valid_until, source_document, confidence
)
SELECT code, name, kind, unit_code, province_code, valid_from, valid_until, source_document, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_office (
    code text, name text, kind text, unit_code text, province_code text, valid_from date, valid_until date,
    source_document text, confidence text
)
ORDER BY valid_from, kind DESC, code
ON CONFLICT DO NOTHING
