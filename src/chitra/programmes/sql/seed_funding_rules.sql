-- Stores which budget pays what.
-- Returns nothing.
INSERT INTO programmes_fundingrule (programme_code, category_code, source_code, valid_from, valid_until)
SELECT programme, category, source, valid_from, valid_until
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    programme text, category text, source text, valid_from date, valid_until date
)
ON CONFLICT DO NOTHING
