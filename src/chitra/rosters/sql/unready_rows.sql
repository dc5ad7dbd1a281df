-- List the refused rows of a period's current lists that nobody has excluded by name.
-- Returns the row, its file, sheet, number and name, and the codes of what refuses it.
SELECT
    stored.id, handed_in.file_name, roster.sheet, stored.row_number, stored.full_name,
    coalesce(
        (
            SELECT string_agg(DISTINCT found.code, ', ')
            FROM rosters_finding AS found
            WHERE found.row_id = stored.id AND found.severity = 'block'
        ),
        ''
    )
FROM rosters_roster AS roster
JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
JOIN rosters_row AS stored ON stored.roster_id = roster.id
WHERE roster.period_id = %(period_id)s::bigint
    AND roster.is_current
    AND stored.outcome = 'refused'
    AND NOT EXISTS (SELECT FROM rosters_exclusion AS excluded WHERE excluded.row_id = stored.id)
ORDER BY roster.id, stored.row_number;
