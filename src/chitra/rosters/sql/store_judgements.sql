-- Store what the rules have said as findings of their cells.
-- Returns nothing. What blocks a row holds what its rule holds; what blocks no row blocks the list.
INSERT INTO rosters_finding (
    period_id, roster_id, row_id, holds, stage, code, severity, sheet, row_number, cell_column, value, expected
)
SELECT
    %(period_id)s::bigint, spoken.roster_id, spoken.row_id,
    CASE WHEN spoken.severity = 'block' AND spoken.roster_id IS NOT NULL AND spoken.row_id IS NOT NULL THEN spoken.holds ELSE '' END,
    'check', spoken.code, spoken.severity, coalesce(roster.sheet, ''),
    (SELECT stored.row_number FROM rosters_row AS stored WHERE stored.id = spoken.row_id),
    coalesce(roster.cell_columns ->> spoken.field, ''), coalesce(spoken.value, ''), coalesce(spoken.expected, '')
FROM rosters_spoken AS spoken
LEFT JOIN LATERAL (
    SELECT known.sheet, known.cell_columns FROM rosters_roster AS known WHERE known.id = spoken.roster_id LIMIT 1
) AS roster ON true;
