-- Store what the reader found in a staged file, beside the rows it is about.
-- Returns nothing. What blocks a row of data holds it whole; what blocks a sum blocks only the list.
INSERT INTO rosters_finding (
    period_id, roster_id, row_id, holds, stage, code, severity, sheet, row_number, cell_column, value, expected
)
SELECT
    %(period_id)s::bigint, sheet.roster_id, stored.id,
    CASE WHEN found.severity = 'block' AND stored.row_kind = 'data' THEN 'row' ELSE '' END,
    'import', found.code, found.severity, sheet.name, found.row_number,
    coalesce(found.column_letter, ''), coalesce(found.value, ''), coalesce(found.expected, '')
FROM rosters_staged_finding AS found
JOIN unnest(%(sheet_nos)s::integer[], %(roster_ids)s::bigint[], %(sheet_names)s::text[])
    AS sheet (sheet_no, roster_id, name) USING (sheet_no)
LEFT JOIN LATERAL (
    SELECT listed.id, listed.row_kind
    FROM rosters_row AS listed
    WHERE listed.roster_id = sheet.roster_id AND listed.row_number = found.row_number
    LIMIT 1
) AS stored ON true;
