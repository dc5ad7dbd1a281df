-- Add an officer, unless the username is taken.
-- Returns the new id, or no row.
INSERT INTO access_officer (username, full_name, person_key, title, active_from, active_until, added_at, added_by)
VALUES (
    %(username)s::text, %(full_name)s::text, %(person_key)s::text, %(title)s::text,
    %(active_from)s::date, %(active_until)s::date, %(at)s::timestamptz, %(by)s::text
)
ON CONFLICT (username) DO NOTHING
RETURNING id;
