-- Keep the application from rewriting the history of migrations.
-- Returns nothing.
REVOKE INSERT, UPDATE, DELETE ON django_migrations, chitra_schema FROM chitra_app;
