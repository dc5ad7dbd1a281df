-- Copy the bench's month as the one so many months later, by the function that the session has just made.
-- Returns how many rows were written.
SELECT pg_temp.copy_month(%(later)s::integer, %(step)s::bigint);
