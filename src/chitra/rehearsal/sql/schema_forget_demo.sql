-- Throw away everything in the database of a demo; the schema is made anew right after.
-- Returns nothing.
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
