-- Lists the successions into and out of every unit that a code has meant, the earliest first.
-- Returns one row a succession.
SELECT
    succession.from_date, old_unit.code, old_unit.name, old_unit.valid_from, new_unit.code, new_unit.name,
    new_unit.valid_from, succession.share_permille
FROM territory_unit AS unit
JOIN territory_unitsuccession AS succession ON unit.id IN (succession.old_id, succession.new_id)
JOIN territory_unit AS old_unit ON old_unit.id = succession.old_id
JOIN territory_unit AS new_unit ON new_unit.id = succession.new_id
WHERE unit.code = %(code)s::text
GROUP BY succession.id, old_unit.id, new_unit.id
ORDER BY succession.from_date, old_unit.code, new_unit.code
