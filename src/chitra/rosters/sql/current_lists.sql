-- List the current lists of a period.
-- Returns their ids.
SELECT id FROM rosters_roster WHERE period_id = %(period_id)s::bigint AND is_current ORDER BY id;
