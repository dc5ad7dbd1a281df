-- Install the guards of closed periods and of rows that are written once, wherever the catalogue shows them to be due.
-- Returns how many tables carry a period, and which are insert-only.
SELECT ledger_guard_periods(), ledger_make_insert_only(%(tables)s::text[]);
