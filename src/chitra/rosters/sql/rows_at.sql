-- Find stored rows by their sheets and numbers.
-- Returns the ids of those that can be taken out of their lists.
SELECT stored.id
FROM rosters_roster AS roster
JOIN unnest(%(sheets)s::text[], %(rows)s::integer[]) AS asked (sheet, row_number) ON asked.sheet = roster.sheet
JOIN rosters_row AS stored ON stored.roster_id = roster.id AND stored.row_number = asked.row_number
WHERE roster.period_id = %(period_id)s::bigint AND roster.is_current AND roster.frozen_at IS NULL
    AND roster.submission_id IN (
        SELECT handed_in.id FROM rosters_submission AS handed_in
        WHERE handed_in.period_id = %(period_id)s::bigint AND handed_in.original_id = %(sha256)s::text
    )
    AND NOT EXISTS (SELECT FROM rosters_exclusion AS excluded WHERE excluded.row_id = stored.id)
    AND (
        stored.outcome IN ('refused', 'held')
        OR EXISTS (SELECT FROM rosters_finding AS found WHERE found.row_id = stored.id AND found.holds <> '')
    );
