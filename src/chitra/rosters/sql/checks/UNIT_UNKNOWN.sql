-- Find rows whose commune is named but unknown, and lists with rows that name none.
-- Returns findings: the text for a row, the number of rows for a list.
SELECT
    roster_id, id AS row_id, 'warn' AS severity, 'commune_text' AS field, commune_text AS value, '' AS expected
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND unit_code = '' AND commune_text <> ''
UNION ALL
SELECT roster_id, NULL, 'info', '', count(*)::text, ''
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND unit_code = '' AND commune_text = ''
GROUP BY roster_id;
