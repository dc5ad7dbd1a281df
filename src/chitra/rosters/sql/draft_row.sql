-- Find a row of a draft by its place.
-- Returns it, or nothing.
SELECT id, sheet, row_number, row_kind, standing, outcome, full_name, unit_code, amount_vnd, raw
FROM rosters_draftrow
WHERE draft_id = %(draft_id)s::bigint AND sheet = %(sheet)s::text AND row_number = %(row_number)s::integer;
