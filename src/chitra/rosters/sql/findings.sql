-- Give a page of a period's findings, those of current lists only; an empty severity or code means all.
-- Returns at most `limit` findings that come after the given one.
SELECT
    found.id, found.stage, found.code, found.severity, found.holds, coalesce(handed_in.file_name, ''), found.sheet, found.row_number,
    found.cell_column, found.value, found.expected, found.row_id
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
LEFT JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
WHERE found.period_id = %(period_id)s::bigint
    AND found.id > %(after)s::bigint
    AND (%(severity)s::text = '' OR found.severity = %(severity)s::text)
    AND (%(code)s::text = '' OR found.code = %(code)s::text)
    AND roster.is_current IS NOT FALSE
ORDER BY found.id
LIMIT %(limit)s::integer;
