-- List officers, each with every mandate ever given; an officer without any has one row of nulls.
-- Returns officer id, username, full name, person key, title, active from, active until, and the six parts of a mandate.
SELECT
    officer.id, officer.username, officer.full_name, officer.person_key, officer.title,
    officer.active_from, officer.active_until,
    mandate.role, mandate.organisation_code, mandate.programme_code, mandate.provider_code,
    mandate.valid_from, mandate.valid_until
FROM access_officer AS officer
LEFT JOIN access_mandate AS mandate ON mandate.officer_id = officer.id
ORDER BY officer.username, mandate.valid_from DESC, mandate.id;
