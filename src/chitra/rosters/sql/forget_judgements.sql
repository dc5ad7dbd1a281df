-- Forget what the rules said of a period; what the reader said stays.
-- Returns nothing.
DELETE FROM rosters_finding WHERE period_id = %(period_id)s::bigint AND stage = 'check';
