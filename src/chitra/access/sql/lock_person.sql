-- Lock every login of the person behind a username, so that two mandates cannot be given at once.
-- Returns their ids; none when nobody has that username.
SELECT officer.id
FROM access_officer AS officer
WHERE officer.person_key = (
    SELECT named.person_key FROM access_officer AS named WHERE named.username = %(username)s::text
)
ORDER BY officer.id
FOR UPDATE;
