-- List what the person behind a username may act as, under all their logins.
-- Returns the six parts of each mandate.
SELECT
    mandate.role, mandate.organisation_code, mandate.programme_code, mandate.provider_code,
    mandate.valid_from, mandate.valid_until
FROM access_officer AS named
JOIN access_officer AS login ON login.person_key = named.person_key
JOIN access_mandate AS mandate ON mandate.officer_id = login.id
WHERE named.username = %(username)s::text
ORDER BY mandate.id;
