-- List what was handed in for a month: its current lists, with how many findings of each severity they have.
-- Returns lists in the order of their communes.
SELECT
    roster.id, roster.kind, roster.list_key, roster.unit_code, roster.sheet, handed_in.file_name, handed_in.at, handed_in.by,
    roster.accepted_count, roster.held_count, roster.refused_count, roster.ignored_count, roster.people_count, roster.amount_vnd,
    roster.frozen_at, coalesce(said.block_count, 0), coalesce(said.warn_count, 0), coalesce(said.info_count, 0)
FROM rosters_roster AS roster
JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
LEFT JOIN (
    SELECT
        found.roster_id, count(*) FILTER (WHERE found.severity = 'block') AS block_count,
        count(*) FILTER (WHERE found.severity = 'warn') AS warn_count, count(*) FILTER (WHERE found.severity = 'info') AS info_count
    FROM rosters_finding AS found
    WHERE found.period_id = %(period_id)s::bigint
    GROUP BY found.roster_id
) AS said ON said.roster_id = roster.id
WHERE roster.period_id = %(period_id)s::bigint AND roster.is_current
ORDER BY roster.unit_code, roster.kind <> 'monthly', roster.kind, roster.list_key, roster.id;
