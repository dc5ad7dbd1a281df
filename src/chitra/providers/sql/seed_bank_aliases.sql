-- Stores the ways to write banks.
-- Returns nothing.
INSERT INTO providers_bankalias (key, bin, note)
SELECT key, bin, note
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (key text, bin text, note text)
ON CONFLICT DO NOTHING
