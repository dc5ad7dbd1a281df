-- Stores banks that are not stored yet.
-- Returns nothing.
INSERT INTO providers_bank (bin, code, short_name, name, swift, takes_transfers, source_document)
SELECT bin, code, short_name, name_vi, coalesce(swift, ''), takes_transfers = 1, source_document
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    bin text, code text, short_name text, name_vi text, swift text, takes_transfers smallint, source_document text
)
ON CONFLICT DO NOTHING
