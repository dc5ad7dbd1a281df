-- Set the territory of the running transaction: ids of organisations joined by commas, '*' for all, nothing for none.
-- Returns the territory.
SELECT set_config('chitra.organisations', %(territory)s::text, true);
