-- Exclude a row of a current list that no run has taken, if the reader refused it or something holds it.
-- Returns the exclusion's id, or nothing when the row is none of these or is excluded already.
INSERT INTO rosters_exclusion (row_id, period_id, reason, at, by)
SELECT stored.id, stored.period_id, %(reason)s::text, %(at)s::timestamptz, %(by)s::text
FROM rosters_row AS stored
JOIN rosters_roster AS roster ON roster.id = stored.roster_id
WHERE stored.id = %(row_id)s::bigint
    AND roster.is_current
    AND roster.frozen_at IS NULL
    AND (
        stored.outcome IN ('refused', 'held')
        OR EXISTS (SELECT FROM rosters_finding AS found WHERE found.row_id = stored.id AND found.holds <> '')
    )
ON CONFLICT (row_id) DO NOTHING
RETURNING id;
