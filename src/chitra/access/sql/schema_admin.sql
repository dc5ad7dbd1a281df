-- Seed the officer `admin`, who manages officers and may dry-run everywhere, and let the application neither remove nor rewrite
-- who was who: it may only end an officer's time or a mandate's.
-- Returns nothing; it may run again.
WITH added AS (
    INSERT INTO access_officer (username, full_name, person_key, title, active_from, added_at, added_by)
    VALUES ('admin', 'Quản trị hệ thống', 'ADMIN', '', '2000-01-01', '2000-01-01 00:00:00+07', 'migrate')
    ON CONFLICT (username) DO NOTHING
    RETURNING id
)
INSERT INTO access_mandate (
    officer_id, role, organisation_code, programme_code, provider_code, valid_from, document, given_at, given_by
)
SELECT added.id, 'admin', '*', '', '', '2000-01-01', '', '2000-01-01 00:00:00+07', 'migrate'
FROM added;

REVOKE UPDATE, DELETE ON access_officer, access_mandate FROM chitra_app;
GRANT UPDATE (active_until) ON access_officer TO chitra_app;
GRANT UPDATE (valid_until) ON access_mandate TO chitra_app;
