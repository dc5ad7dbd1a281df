-- Lists the communes of a unit on a day, the unit itself if it is one.
-- Returns one row a commune.
WITH RECURSIVE placed AS (
    SELECT unit.*
    FROM territory_unit AS unit
    WHERE
        unit.code = %(unit_code)s::text
        AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
    UNION ALL
    SELECT unit.*
    FROM placed
    JOIN territory_unit AS unit ON unit.parent_code = placed.code
    WHERE unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
)
SELECT code, name, kind, level, parent_code, valid_from, valid_until
FROM placed
WHERE level = 'commune'
ORDER BY code
