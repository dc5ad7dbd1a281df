-- Close the current lists of a period against replacing, those that are still open.
-- Returns nothing; the count says how many.
UPDATE rosters_roster
SET frozen_at = %(at)s::timestamptz
WHERE period_id = %(period_id)s::bigint AND is_current AND frozen_at IS NULL;
