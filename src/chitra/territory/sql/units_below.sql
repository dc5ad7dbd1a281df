-- Lists the units directly below a unit on a day; an empty code asks for the provinces.
-- Returns one row a unit, with the number of units below it.
SELECT
    unit.code, unit.name, unit.level, unit.parent_code, unit.valid_from, unit.valid_until, unit.source_document,
    (
        SELECT count(*)
        FROM territory_unit AS child
        WHERE
            child.parent_code = unit.code
            AND child.valid_from <= %(on)s::date AND (child.valid_until IS NULL OR child.valid_until > %(on)s::date)
    )
FROM territory_unit AS unit
WHERE
    unit.parent_code = %(code)s::text
    AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
ORDER BY unit.code
