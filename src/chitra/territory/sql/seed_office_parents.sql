-- Sets organisations below their parents.
-- Returns nothing.
UPDATE territory_organisation AS child
SET parent_id = parent.id
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_office (code text, parent_code text)
JOIN territory_organisation AS parent ON parent.code = seed_office.parent_code
WHERE child.code = seed_office.code AND child.parent_id IS NULL
