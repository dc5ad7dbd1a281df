-- Note what a check of a draft counted.
-- Returns nothing.
UPDATE rosters_draft
SET summary = %(summary)s::jsonb, state = 'checked', checked_at = %(at)s::timestamptz
WHERE id = %(draft_id)s::bigint;
