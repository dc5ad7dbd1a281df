-- Finds an organisation by its code; with a day, a committee's code means the committee that serves the unit on that day.
-- Returns one row or none: the one that exists on the day, or else the one that bears the very code.
SELECT
    organisation.id, organisation.code, organisation.name, organisation.kind, organisation.unit_code,
    organisation.province_code, coalesce(parent.code, ''), organisation.valid_from, organisation.valid_until
FROM territory_organisation AS organisation
LEFT JOIN territory_organisation AS parent ON parent.id = organisation.parent_id
WHERE
    organisation.code = %(code)s::text
    OR (
        organisation.kind = 'commune_committee'
        AND 'UB-' || organisation.unit_code = %(code)s::text
        AND organisation.valid_from <= %(on)s::date
        AND (organisation.valid_until IS NULL OR organisation.valid_until > %(on)s::date)
    )
ORDER BY
    (
        organisation.valid_from <= %(on)s::date
        AND (organisation.valid_until IS NULL OR organisation.valid_until > %(on)s::date)
    ) IS TRUE DESC,
    organisation.code
LIMIT 1
