-- List what blocks the approval of a period's lists unless it is signed for: blocking findings that hold no single row.
-- Returns findings in the order of their lists.
SELECT
    found.id, found.stage, found.code, found.severity, found.holds, coalesce(handed_in.file_name, ''), found.sheet, found.row_number,
    found.cell_column, found.value, found.expected, found.row_id
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
LEFT JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
WHERE found.period_id = %(period_id)s::bigint
    AND found.severity = 'block' AND found.holds = ''
    AND roster.is_current IS NOT FALSE
ORDER BY found.roster_id, found.row_number, found.id;
