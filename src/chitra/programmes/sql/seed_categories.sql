-- Stores categories that are not stored yet.
-- Returns nothing.
INSERT INTO programmes_category (code, programme_code, name, benefit_kind, component, group_code, is_sensitive)
SELECT code, programme_code, name, benefit_kind, component, group_code, is_sensitive
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    code text, programme_code text, name text, benefit_kind text, component text, group_code text, is_sensitive boolean
)
ON CONFLICT DO NOTHING
