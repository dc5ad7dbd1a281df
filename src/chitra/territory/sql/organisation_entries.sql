-- Describes one organisation by its code, or those that serve a unit or the units directly below it on a day.
-- Returns one row an organisation: facts, the programmes it pays ('' is every one), its heirs and whom it succeeded.
SELECT
    organisation.id, organisation.code, organisation.name, organisation.kind, organisation.unit_code,
    coalesce(unit.name, ''), coalesce(parent.code, ''), organisation.valid_from, organisation.valid_until,
    organisation.source_document, organisation.confidence,
    ARRAY(
        SELECT payer.programme_code
        FROM territory_payer AS payer
        WHERE
            payer.organisation_id = organisation.id
            AND payer.valid_from <= %(on)s::date AND (payer.valid_until IS NULL OR payer.valid_until > %(on)s::date)
        ORDER BY payer.programme_code
    ),
    ARRAY(
        SELECT heir.code
        FROM territory_organisationsuccession AS succession
        JOIN territory_organisation AS heir ON heir.id = succession.new_id
        WHERE succession.old_id = organisation.id
        ORDER BY heir.code
    ),
    ARRAY(
        SELECT former.code
        FROM territory_organisationsuccession AS succession
        JOIN territory_organisation AS former ON former.id = succession.old_id
        WHERE succession.new_id = organisation.id
        ORDER BY former.code
    )
FROM territory_organisation AS organisation
LEFT JOIN territory_organisation AS parent ON parent.id = organisation.parent_id
LEFT JOIN territory_unit AS unit
    ON unit.code = organisation.unit_code
    AND unit.valid_from <= organisation.valid_from
    AND (unit.valid_until IS NULL OR unit.valid_until > organisation.valid_from)
WHERE
    organisation.code = %(code)s::text
    OR (
        (
            organisation.unit_code = %(unit_code)s::text
            OR organisation.unit_code IN (
                SELECT below.code
                FROM territory_unit AS below
                WHERE
                    below.parent_code = %(unit_code)s::text AND %(unit_code)s::text <> ''
                    AND below.valid_from <= %(on)s::date AND (below.valid_until IS NULL OR below.valid_until > %(on)s::date)
            )
        )
        AND organisation.valid_from <= %(on)s::date
        AND (organisation.valid_until IS NULL OR organisation.valid_until > %(on)s::date)
    )
ORDER BY organisation.kind DESC, organisation.code
