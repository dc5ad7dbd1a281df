-- Lists every unit that a code has meant, the latest first.
-- Returns one row a unit; nothing is counted below it.
SELECT code, name, level, parent_code, valid_from, valid_until, source_document, 0
FROM territory_unit
WHERE code = %(code)s::text
ORDER BY valid_from DESC
