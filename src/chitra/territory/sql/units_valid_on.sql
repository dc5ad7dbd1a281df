-- Lists every unit of a day, provinces first.
-- Returns one row a unit.
SELECT code, name, kind, level, parent_code, valid_from, valid_until
FROM territory_unit
WHERE valid_from <= %(on)s::date AND (valid_until IS NULL OR valid_until > %(on)s::date)
ORDER BY array_position(ARRAY['province', 'district', 'commune'], level), code
