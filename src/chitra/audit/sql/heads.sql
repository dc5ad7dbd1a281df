-- List every chain with its head.
-- Returns name, number and hash of the last entry.
SELECT chain.name, chain.seq, chain.hash
FROM audit_chain AS chain
ORDER BY chain.name;
