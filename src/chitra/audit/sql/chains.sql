-- Count the journal.
-- Returns one row: chains, entries.
SELECT (SELECT count(*) FROM audit_chain), (SELECT count(*) FROM audit_entry);
