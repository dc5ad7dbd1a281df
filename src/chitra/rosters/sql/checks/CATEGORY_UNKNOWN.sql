-- Find rows that pay an allowance for a group that no rule of the programme knows.
-- Returns findings: what the list calls the group.
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'category_text' AS field, category_text AS value, '' AS expected
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[])
    AND category_code = ''
    AND (allowance_vnd > 0 OR kind = 'increase');
