-- Finds what a unit's code means on a day.
-- Returns one row or none.
SELECT code, name, kind, level, parent_code, valid_from, valid_until
FROM territory_unit
WHERE
    code = %(code)s::text
    AND valid_from <= %(on)s::date AND (valid_until IS NULL OR valid_until > %(on)s::date)
