-- Keep a table's rows, and all their columns but the named.
-- Returns whether the table exists.
SELECT ledger_make_revisable(%(table)s::text, %(columns)s::text[]);
