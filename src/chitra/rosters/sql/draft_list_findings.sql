-- List what a check found about a draft's lists as wholes.
-- Returns findings, the gravest first.
SELECT stage, code, severity, holds, sheet, row_number, cell_column, value, expected
FROM rosters_draftfinding
WHERE draft_id = %(draft_id)s::bigint AND NOT is_of_row
ORDER BY severity, sheet, row_number, id
LIMIT %(limit)s::integer;
