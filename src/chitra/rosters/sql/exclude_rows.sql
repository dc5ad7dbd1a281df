-- Exclude rows of current lists that no run has taken, if the reader refused them or something holds them.
-- Returns the rows that were excluded; a row that is none of these, or is excluded already, is not among them.
INSERT INTO rosters_exclusion (row_id, period_id, reason, at, by)
SELECT stored.id, stored.period_id, %(reason)s::text, %(at)s::timestamptz, %(by)s::text
FROM rosters_row AS stored
JOIN rosters_roster AS roster ON roster.id = stored.roster_id
WHERE stored.id = ANY (%(row_ids)s::bigint[])
    AND (%(period_id)s::bigint IS NULL OR stored.period_id = %(period_id)s::bigint)
    AND roster.is_current
    AND roster.frozen_at IS NULL
    AND (
        stored.outcome IN ('refused', 'held')
        OR EXISTS (SELECT FROM rosters_finding AS found WHERE found.row_id = stored.id AND found.holds <> '')
    )
ON CONFLICT (row_id) DO NOTHING
RETURNING row_id;
