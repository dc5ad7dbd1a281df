-- Find people by their citizen card, their old card or the code by which an issuer's lists know them; each by its index.
-- Returns ids.
SELECT person.id
FROM beneficiaries_person AS person
WHERE person.cccd = ANY (%(numbers)s::text[]) AND person.merged_into_id IS NULL AND person.cccd IS NOT NULL
UNION
SELECT person.id
FROM beneficiaries_person AS person
WHERE person.cmnd = ANY (%(numbers)s::text[]) AND person.cmnd <> ''
UNION
SELECT code.person_id
FROM beneficiaries_sourcecode AS code
WHERE code.code = ANY (%(numbers)s::text[])
ORDER BY 1
LIMIT %(limit)s::integer
