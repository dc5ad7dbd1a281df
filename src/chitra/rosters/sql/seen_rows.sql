-- Look at the rows of lists that are about to be undone: how each stands.
-- Returns sheet, row number, kind, standing, outcome, name, commune, amount, cells.
SELECT
    roster.sheet, stored.row_number, stored.row_kind,
    CASE
        WHEN stored.row_kind <> 'data' THEN 'ignored'
        WHEN stored.outcome = 'refused' OR worst.has_block THEN 'block'
        WHEN worst.has_warn THEN 'warn'
        ELSE 'valid'
    END,
    stored.outcome, stored.full_name, stored.unit_code, coalesce(stored.total_vnd, 0), stored.raw
FROM rosters_roster AS roster
JOIN rosters_row AS stored ON stored.roster_id = roster.id
LEFT JOIN LATERAL (
    SELECT bool_or(found.severity = 'block') AS has_block, bool_or(found.severity = 'warn') AS has_warn
    FROM rosters_finding AS found
    WHERE found.row_id = stored.id
) AS worst ON true
WHERE roster.id = ANY (%(roster_ids)s::bigint[])
ORDER BY roster.id, stored.row_number;
