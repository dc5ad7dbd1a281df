-- Find rows whose person no card and no code links to any other row.
-- Returns findings: the name.
SELECT
    roster_id, id AS row_id, 'warn' AS severity, 'full_name' AS field, full_name AS value, '' AS expected
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND is_provisional;
