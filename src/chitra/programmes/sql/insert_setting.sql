-- Stores a setting that an officer entered.
-- Returns its id, or no row when a value from the same day is stored.
INSERT INTO programmes_setting (key, value, valid_from, source_document, confidence, entered_at, entered_by)
VALUES (
    %(key)s::text, %(value)s::integer, %(valid_from)s::date, %(source_document)s::text, 'entered', %(at)s::timestamptz,
    %(by)s::text
)
ON CONFLICT (key, valid_from) DO NOTHING
RETURNING id
