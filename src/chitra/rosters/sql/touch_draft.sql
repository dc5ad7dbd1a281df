-- Note that something about a draft was decided which its last check did not know.
-- Returns nothing.
UPDATE rosters_draft
SET state = %(state)s::text, changed_at = %(at)s::timestamptz, changed_by = %(by)s::text
WHERE id = %(draft_id)s::bigint;
