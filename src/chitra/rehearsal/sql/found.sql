-- List what the reader and the rules found in the current lists of a period.
-- Returns file, sheet, row, code and number of the person, finding, severity, column, value and expected value, as they were found.
SELECT
    coalesce(handed_in.file_name, '') AS file_name, found.sheet, found.row_number,
    -- Who is gone has no row: the finding's value ends with the code.
    coalesce(stored.source_code, substring(found.value FROM '\(([^()]+)\)$'), '') AS source_code, stored.person_id,
    found.code, found.severity, found.cell_column, found.value, found.expected
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
LEFT JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
LEFT JOIN rosters_row AS stored ON stored.id = found.row_id
WHERE found.period_id = %(period_id)s::bigint AND roster.is_current IS NOT FALSE
ORDER BY found.id;
