-- Stores programmes that are not stored yet.
-- Returns nothing.
INSERT INTO programmes_programme (code, name, adds_up, source_document)
SELECT code, name, adds_up, source_document
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (code text, name text, adds_up boolean, source_document text)
ON CONFLICT DO NOTHING
