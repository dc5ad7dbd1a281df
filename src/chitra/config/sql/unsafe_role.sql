-- Ask whether the application's role could step around row security.
-- Returns one row when it is a superuser, may bypass row security, or owns a table; none in health.
SELECT rolname
FROM pg_roles
WHERE rolname = 'chitra_app'
  AND (
      rolsuper OR rolbypassrls
      OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relpersistence <> 't')
  );
