-- Describe one person.
-- Returns one row, or none; last the codes by which lists know them, each after its issuer.
SELECT
    person.id, person.full_name, person.match_name, person.sex, person.birth_year, person.birth_month, person.birth_day,
    coalesce(person.cccd, ''), person.cmnd, person.phone,
    organisation.id, organisation.code, organisation.name, coalesce(unit.name, ''), person.hamlet,
    person.died_month, person.is_provisional, person.merged_into_id, person.known_since,
    ARRAY(
        SELECT code.issuer || ' ' || code.code
        FROM beneficiaries_sourcecode AS code
        WHERE code.person_id = person.id
        ORDER BY 1
    )
FROM beneficiaries_person AS person
JOIN territory_organisation AS organisation ON organisation.id = person.organisation_id
LEFT JOIN LATERAL (
    SELECT commune.name
    FROM territory_unit AS commune
    WHERE commune.code = person.unit_code
    ORDER BY commune.valid_from DESC
    LIMIT 1
) AS unit ON TRUE
WHERE person.id = %(person_id)s::bigint
