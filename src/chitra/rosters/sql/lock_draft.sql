-- Lock a draft, so that of two deeds on it one waits.
-- Returns one row: its state.
SELECT state FROM rosters_draft WHERE id = %(draft_id)s::bigint FOR UPDATE;
