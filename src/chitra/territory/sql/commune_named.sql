-- Finds the communes that a name may mean in a unit, by the most certain way of naming that fits at all.
-- Returns one row a commune: one is an answer, more are a doubt.
WITH RECURSIVE placed AS (
    SELECT code, level
    FROM territory_unit
    WHERE
        (code = %(above)s::text OR (%(above)s::text = '' AND level = 'province'))
        AND valid_from <= %(on)s::date AND (valid_until IS NULL OR valid_until > %(on)s::date)
    UNION ALL
    SELECT unit.code, unit.level
    FROM placed
    JOIN territory_unit AS unit ON unit.parent_code = placed.code
    WHERE unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
), named AS (
    SELECT unit.*, array_position(ARRAY['full', 'bare', 'variant', 'plain'], name.certainty) AS doubt
    FROM territory_unitname AS name
    JOIN territory_unit AS unit ON unit.id = name.unit_id
    WHERE
        name.key = %(key)s::text
        AND unit.level = 'commune'
        AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
)
SELECT code, name, kind, level, parent_code, valid_from, valid_until
FROM named
WHERE
    code IN (SELECT placed.code FROM placed)
    AND doubt = (SELECT min(inner_named.doubt) FROM named AS inner_named WHERE inner_named.code IN (SELECT placed.code FROM placed))
    AND (doubt < 4 OR NOT EXISTS (SELECT FROM named AS proper WHERE proper.doubt < 4))
ORDER BY code
