-- List what a check found about some rows of a draft.
-- Returns findings in the order of their cells.
SELECT found.stage, found.code, found.severity, found.holds, found.sheet, found.row_number, found.cell_column, found.value, found.expected
FROM rosters_draftfinding AS found
JOIN unnest(%(sheets)s::text[], %(rows)s::integer[]) AS asked (sheet, row_number)
    ON asked.sheet = found.sheet AND asked.row_number = found.row_number
WHERE found.draft_id = %(draft_id)s::bigint
ORDER BY found.sheet, found.row_number, found.severity, found.cell_column, found.id;
