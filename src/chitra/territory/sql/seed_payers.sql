-- Stores who pays, and from when until when.
-- Returns nothing.
INSERT INTO territory_payer (
    organisation_id, programme_code, valid_from, valid_until, source_document, confidence
)
SELECT organisation.id, '', seed_office.pays_from, seed_office.valid_until, seed_office.source_document, seed_office.confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_office (
    code text, pays_from date, valid_until date, source_document text, confidence text
)
JOIN territory_organisation AS organisation USING (code)
WHERE seed_office.pays_from IS NOT NULL
ON CONFLICT DO NOTHING
