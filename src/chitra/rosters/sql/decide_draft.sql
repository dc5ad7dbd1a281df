-- Note what an officer decided about a draft's sheets and columns; what an earlier check found no longer counts.
-- Returns nothing.
UPDATE rosters_draft
SET choice = %(choice)s::jsonb, state = %(state)s::text, changed_at = %(at)s::timestamptz, changed_by = %(by)s::text
WHERE id = %(draft_id)s::bigint;
