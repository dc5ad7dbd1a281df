-- List mandates with the papers they rest on: one by its id, those of a username, or those that a username has lent.
-- Returns one row a mandate, the latest first.
SELECT
    mandate.id, officer.username, officer.full_name, officer.person_key,
    mandate.role, mandate.organisation_code, mandate.programme_code, mandate.provider_code,
    mandate.valid_from, mandate.valid_until,
    mandate.document, mandate.given_at, mandate.given_by, mandate.delegates_id
FROM access_mandate AS mandate
JOIN access_officer AS officer ON officer.id = mandate.officer_id
WHERE
    mandate.id = %(id)s::bigint
    OR officer.username = %(username)s::text
    OR (mandate.delegates_id IS NOT NULL AND mandate.given_by = %(lender)s::text)
ORDER BY mandate.valid_from DESC, mandate.id DESC
LIMIT 200;
