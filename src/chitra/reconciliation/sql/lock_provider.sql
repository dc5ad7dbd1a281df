-- Let one answer of a provider be taken in at a time: the second one waits, then sees what the first has booked.
-- Returns one row without meaning.
SELECT pg_advisory_xact_lock(hashtextextended('answer of ' || %(provider_id)s::bigint, 0));
