-- Read the territory of the running transaction.
-- Returns one row with what `enter_territory` set, or an empty text.
SELECT coalesce(current_setting('chitra.organisations', true), '');
