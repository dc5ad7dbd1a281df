-- Let the same file be taken in by one session at a time: the second one waits, then finds it known.
-- Returns one row without meaning.
SELECT pg_advisory_xact_lock(hashtextextended(%(sha256)s::text, 0));
