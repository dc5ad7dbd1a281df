-- Let one deed at a time change how a person is paid.
-- Returns the person's id.
SELECT person.id
FROM beneficiaries_person AS person
WHERE person.id = %(person_id)s::bigint
FOR NO KEY UPDATE
