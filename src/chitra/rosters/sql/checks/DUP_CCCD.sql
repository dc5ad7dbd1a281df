-- Find rows of paying lists with one citizen card under two names (all of them), or one person paid one category twice (the later).
-- Returns findings: the number, and the row it meets.
WITH mine AS (
    SELECT * FROM rosters_judged WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind IN ('monthly', 'opening')
),
other AS (
    SELECT id, roster_id, person_id, cccd, match_name, category_code, full_name, row_number
    FROM rosters_judged
    WHERE period_id = %(period_id)s::bigint AND kind IN ('monthly', 'opening')
),
met AS (
    SELECT mine.roster_id, mine.id AS row_id, mine.cccd AS value, other.full_name, other.row_number
    FROM mine
    JOIN other ON other.cccd = mine.cccd AND other.match_name <> mine.match_name
    WHERE mine.cccd <> ''
    UNION ALL
    SELECT mine.roster_id, mine.id, coalesce(nullif(mine.cccd, ''), mine.source_code), other.full_name, other.row_number
    FROM mine
    JOIN other ON other.person_id = mine.person_id AND other.category_code = mine.category_code AND other.id < mine.id
)
SELECT
    roster_id, row_id, 'block' AS severity, 'cccd' AS field, min(value) AS value,
    min(full_name || ' (' || row_number || ')') AS expected
FROM met
GROUP BY roster_id, row_id;
