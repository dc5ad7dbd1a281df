-- Forget what the last check of a draft found.
-- Returns nothing.
WITH rows_gone AS (DELETE FROM rosters_draftrow WHERE draft_id = %(draft_id)s::bigint),
findings_gone AS (DELETE FROM rosters_draftfinding WHERE draft_id = %(draft_id)s::bigint)
DELETE FROM rosters_draftchange WHERE draft_id = %(draft_id)s::bigint;
