-- Record the fingerprint of the migrations that this schema stands on; the application may read it and no more.
-- Returns nothing.
WITH cleared AS (
    DELETE FROM chitra_schema
)
INSERT INTO chitra_schema (fingerprint, migrated_at)
VALUES (%(fingerprint)s::text, %(at)s::timestamptz);
