-- Make the application's role where it is missing, and give it the rows, but never the tables, of what is created next.
-- Returns nothing. A migration may revoke more (insert-only tables), and what it revokes stays revoked.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chitra_app') THEN
        CREATE ROLE chitra_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    -- Since 16 whoever makes a role is a member of it, but may not become it until told so.
    IF NOT pg_has_role(
        current_user,
        'chitra_app',
        CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END
    ) THEN
        EXECUTE format('GRANT chitra_app TO %I', current_user);
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of the same server made it at this moment
END
$$;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chitra_app;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO chitra_app;
GRANT USAGE ON SCHEMA public TO chitra_app;
CREATE TABLE IF NOT EXISTS chitra_schema (
    fingerprint text NOT NULL,
    migrated_at timestamptz NOT NULL
);
