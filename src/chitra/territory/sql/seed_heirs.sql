-- Stores who took over from whom, for every programme.
-- Returns nothing.
INSERT INTO territory_organisationsuccession (
    old_id, new_id, from_date, programme_code, source_document, confidence
)
SELECT old.id, new.id, seed_heir.from_date, '', seed_heir.source_document, seed_heir.confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_heir (
    old_code text, new_code text, from_date date, source_document text, confidence text
)
JOIN territory_organisation AS old ON old.code = seed_heir.old_code
JOIN territory_organisation AS new ON new.code = seed_heir.new_code
ON CONFLICT DO NOTHING
