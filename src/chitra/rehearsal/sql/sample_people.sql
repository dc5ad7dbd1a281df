-- Choose people of an organisation who have payments, evenly, with what they are searched by.
-- Returns id, name without accents, card, account.
SELECT person.id, person.match_name, coalesce(person.cccd, ''), coalesce(method.account_no, '')
FROM beneficiaries_person AS person
JOIN territory_organisation AS organisation ON organisation.id = person.organisation_id
LEFT JOIN enrolment_method AS method ON method.person_id = person.id AND method.valid_until IS NULL
WHERE organisation.code = %(code)s::text AND person.cccd IS NOT NULL AND mod(person.id, 37) = 0
ORDER BY person.id
LIMIT %(limit)s::integer;
