-- Give a page of a period's findings, those of current lists only, with the row that each is about. Empty filters mean all.
-- Returns at most `limit` findings after the given one.
SELECT
    found.id, found.stage, found.code, found.severity, found.holds, coalesce(handed_in.file_name, ''), found.sheet, found.row_number,
    found.cell_column, found.value, found.expected, found.row_id, found.roster_id, coalesce(stored.full_name, ''),
    coalesce(stored.unit_code, roster.unit_code, ''), coalesce(stored.total_vnd, 0),
    EXISTS (SELECT FROM rosters_exclusion AS excluded WHERE excluded.row_id = found.row_id),
    roster.frozen_at IS NOT NULL,
    (
        SELECT count(*) FROM rosters_note AS noted
        WHERE noted.period_id = found.period_id AND noted.code = found.code AND noted.row_id IS NOT DISTINCT FROM found.row_id
    )
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
LEFT JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
LEFT JOIN rosters_row AS stored ON stored.id = found.row_id
WHERE found.period_id = %(period_id)s::bigint
    AND found.id > %(after)s::bigint
    AND (%(finding_id)s::bigint = 0 OR found.id = %(finding_id)s::bigint)
    AND (%(severity)s::text = '' OR found.severity = %(severity)s::text)
    AND (%(code)s::text = '' OR found.code = %(code)s::text)
    AND (%(roster_id)s::bigint = 0 OR found.roster_id = %(roster_id)s::bigint)
    AND (%(commune)s::text = '' OR coalesce(stored.unit_code, roster.unit_code, '') = %(commune)s::text)
    AND roster.is_current IS NOT FALSE
ORDER BY found.id
LIMIT %(limit)s::integer;
