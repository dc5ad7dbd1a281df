-- Stores the keys by which units are found.
-- Returns nothing.
INSERT INTO territory_unitname (unit_id, key, certainty)
SELECT unit.id, seed_name.key, seed_name.certainty
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_name (code text, valid_from date, key text, certainty text)
JOIN territory_unit AS unit USING (code, valid_from)
ON CONFLICT DO NOTHING
