-- List officers by username after one, those whose username, name or mandate's organisation a text occurs in; each with every mandate.
-- Returns one row an officer × mandate, as `officers`.
WITH found AS (
    SELECT officer.*
    FROM access_officer AS officer
    WHERE
        officer.username > %(after)s::text
        AND (
            %(wanted)s::text = ''
            OR position(lower(%(wanted)s::text) IN lower(officer.username || ' ' || officer.full_name)) > 0
            OR EXISTS (
                SELECT
                FROM access_mandate AS mandate
                WHERE mandate.officer_id = officer.id AND mandate.organisation_code = %(wanted)s::text
            )
        )
    ORDER BY officer.username
    LIMIT %(limit)s::integer
)
SELECT
    officer.id, officer.username, officer.full_name, officer.person_key, officer.title,
    officer.active_from, officer.active_until,
    mandate.role, mandate.organisation_code, mandate.programme_code, mandate.provider_code,
    mandate.valid_from, mandate.valid_until
FROM found AS officer
LEFT JOIN access_mandate AS mandate ON mandate.officer_id = officer.id
ORDER BY officer.username, mandate.valid_from DESC, mandate.id;
