-- Stores the texts and sheet names by which lists mean a group.
-- Returns nothing.
INSERT INTO programmes_categoryalias (programme_code, key, is_sheet, list_key)
SELECT programme, key, is_sheet, list_key
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (programme text, key text, is_sheet boolean, list_key text)
ON CONFLICT DO NOTHING
