-- Describe people by their ids: who, where, and how many rights of theirs run.
-- Returns one row a person, by given name.
SELECT
    person.id, person.full_name, person.sort_key, person.sex, person.birth_year, person.birth_month, person.birth_day,
    coalesce(person.cccd, ''), organisation.code, organisation.name, coalesce(unit.name, ''), person.hamlet,
    person.died_month, person.is_provisional, person.merged_into_id,
    (
        SELECT count(*)::integer
        FROM beneficiaries_entitlement AS entitlement
        WHERE entitlement.subject_id = person.id AND entitlement.until_month IS NULL
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
WHERE person.id = ANY (%(ids)s::bigint[])
ORDER BY person.sort_key, person.id
