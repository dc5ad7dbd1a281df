-- Stores which groups may be drawn together.
-- Returns nothing.
INSERT INTO programmes_compatiblegroups (programme_code, group_a, group_b, legal_basis)
SELECT programme, group_a, group_b, legal_basis
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (programme text, group_a text, group_b text, legal_basis text)
ON CONFLICT DO NOTHING
