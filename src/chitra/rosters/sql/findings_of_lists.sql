-- List all findings of some lists.
-- Returns findings in the order of their cells.
SELECT
    found.id, found.stage, found.code, found.severity, found.holds, handed_in.file_name, found.sheet, found.row_number,
    found.cell_column, found.value, found.expected, found.row_id
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
LEFT JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
WHERE found.roster_id = ANY (%(roster_ids)s::bigint[])
ORDER BY found.roster_id, found.row_number, found.cell_column, found.id;
