-- Find the head of one chain.
-- Returns its last number and hash, or no row for a chain that has not begun.
SELECT seq, hash
FROM audit_chain
WHERE name = %(chain)s::text;
