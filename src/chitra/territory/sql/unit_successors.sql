-- Follows a unit of one day through every succession to the units of another day.
-- Returns one row a unit, with its share in permille.
WITH RECURSIVE followed AS (
    SELECT unit.id, 1000::bigint AS share_permille
    FROM territory_unit AS unit
    WHERE
        unit.code = %(code)s::text
        AND unit.valid_from <= %(as_of)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(as_of)s::date)
    UNION ALL
    SELECT succession.new_id, followed.share_permille * succession.share_permille / 1000
    FROM followed
    JOIN territory_unitsuccession AS succession ON succession.old_id = followed.id
    WHERE succession.from_date <= %(on)s::date
)
SELECT
    unit.code, unit.name, unit.kind, unit.level, unit.parent_code, unit.valid_from, unit.valid_until,
    sum(followed.share_permille)::integer
FROM followed
JOIN territory_unit AS unit USING (id)
WHERE unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
GROUP BY unit.id
ORDER BY unit.code
