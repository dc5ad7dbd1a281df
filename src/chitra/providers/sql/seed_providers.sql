-- Stores providers that are not stored yet.
-- Returns nothing.
INSERT INTO providers_provider (code, name, kind, bin)
SELECT code, name, kind, bin
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (code text, name text, kind text, bin text)
ON CONFLICT DO NOTHING
