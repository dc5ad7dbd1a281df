-- End a draft: its lists are stored, or nobody wants them.
-- Returns nothing.
UPDATE rosters_draft
SET state = %(state)s::text, ended_at = %(at)s::timestamptz, changed_at = %(at)s::timestamptz, changed_by = %(by)s::text
WHERE id = %(draft_id)s::bigint;
