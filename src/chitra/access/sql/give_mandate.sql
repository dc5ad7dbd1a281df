-- Give a mandate to the officer of that username; `delegates_id` is the mandate that is lent for a time, if it is a loan.
-- Returns the new id.
INSERT INTO access_mandate (
    officer_id, role, organisation_code, programme_code, provider_code, valid_from, valid_until, document, given_at, given_by,
    delegates_id
)
SELECT
    officer.id, %(role)s::text, %(organisation_code)s::text, %(programme_code)s::text, %(provider_code)s::text,
    %(valid_from)s::date, %(valid_until)s::date, %(document)s::text, %(at)s::timestamptz, %(by)s::text,
    %(delegates_id)s::bigint
FROM access_officer AS officer
WHERE officer.username = %(username)s::text
RETURNING id;
