-- Finds who pays a programme in a unit on a day: the payer of the unit, or of the nearest unit above it.
-- Returns one row or none.
WITH RECURSIVE climbed AS (
    SELECT unit.code, unit.parent_code, 0 AS steps
    FROM territory_unit AS unit
    WHERE
        unit.code = %(unit_code)s::text
        AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
    UNION ALL
    SELECT unit.code, unit.parent_code, climbed.steps + 1
    FROM climbed
    JOIN territory_unit AS unit ON unit.code = climbed.parent_code
    WHERE unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
)
SELECT
    organisation.id, organisation.code, organisation.name, organisation.kind, organisation.unit_code,
    organisation.province_code, coalesce(parent.code, ''), organisation.valid_from, organisation.valid_until
FROM climbed
JOIN territory_organisation AS organisation ON organisation.unit_code = climbed.code
JOIN territory_payer AS payer ON payer.organisation_id = organisation.id
LEFT JOIN territory_organisation AS parent ON parent.id = organisation.parent_id
WHERE
    payer.programme_code IN ('', %(programme_code)s::text)
    AND payer.valid_from <= %(on)s::date AND (payer.valid_until IS NULL OR payer.valid_until > %(on)s::date)
ORDER BY climbed.steps, payer.programme_code DESC
LIMIT 1
