-- Find living records of people whose name without accents has these parts in this order, after the last one seen.
-- Returns ids, by given name.
SELECT person.id
FROM beneficiaries_person AS person
WHERE
    person.match_name LIKE %(like)s::text
    AND person.merged_into_id IS NULL
    AND (person.sort_key, person.id) > (%(after_key)s::text, %(after_id)s::bigint)
ORDER BY person.sort_key, person.id
LIMIT %(limit)s::integer
