-- List the officers who hold a mandate at one of these offices on a day, other than the person behind a username.
-- Returns one row an officer: username, full name, title.
SELECT officer.username, officer.full_name, officer.title
FROM access_officer AS officer
WHERE
    officer.person_key <> (SELECT named.person_key FROM access_officer AS named WHERE named.username = %(username)s::text)
    AND (officer.active_until IS NULL OR officer.active_until > %(on)s::date)
    AND EXISTS (
        SELECT
        FROM access_mandate AS mandate
        WHERE
            mandate.officer_id = officer.id
            AND mandate.organisation_code = ANY (%(organisation_codes)s::text[])
            AND mandate.provider_code = ''
            AND mandate.valid_from <= %(on)s::date AND (mandate.valid_until IS NULL OR mandate.valid_until > %(on)s::date)
    )
ORDER BY officer.username
LIMIT 200;
