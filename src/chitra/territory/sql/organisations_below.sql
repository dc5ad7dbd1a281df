-- Lists who pays on a day under a province or its department, or the one organisation itself if it pays.
-- Returns one row an organisation.
SELECT
    organisation.id, organisation.code, organisation.name, organisation.kind, organisation.unit_code,
    organisation.province_code, coalesce(parent.code, ''), organisation.valid_from, organisation.valid_until
FROM territory_organisation AS organisation
LEFT JOIN territory_organisation AS parent ON parent.id = organisation.parent_id
WHERE
    (
        organisation.code = %(code)s::text
        OR 'UB-' || organisation.unit_code = %(code)s::text
        OR organisation.province_code = %(code)s::text
        OR 'SO-' || organisation.province_code = %(code)s::text
    )
    AND EXISTS (
        SELECT
        FROM territory_payer AS payer
        WHERE
            payer.organisation_id = organisation.id
            AND (payer.programme_code = '' OR %(programme_code)s::text IN ('', payer.programme_code))
            AND payer.valid_from <= %(on)s::date AND (payer.valid_until IS NULL OR payer.valid_until > %(on)s::date)
    )
ORDER BY organisation.code
