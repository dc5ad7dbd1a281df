-- Give an officer a password; it comes hashed.
-- Returns the officer's id, or no row.
UPDATE access_officer
SET password = %(password)s::text
WHERE username = %(username)s::text
RETURNING id;
