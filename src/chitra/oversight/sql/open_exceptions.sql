-- Count the exceptions that somebody has to look into, for the owners named (organisations or providers).
-- Returns one row an owner: code, count, the earliest day by which.
SELECT exception.owner_code, count(*), min(exception.due_on)
FROM reconciliation_exception AS exception
WHERE exception.resolved_at IS NULL AND exception.owner_code = ANY (%(owner_codes)s::text[])
GROUP BY exception.owner_code
ORDER BY exception.owner_code;
