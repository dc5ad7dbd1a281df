-- Make the table of Django's database cache: used one-time codes and counts of attempts, shared by all processes.
-- Returns nothing.
CREATE TABLE IF NOT EXISTS web_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS web_cache_expires ON web_cache (expires);
