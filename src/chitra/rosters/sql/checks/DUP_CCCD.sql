-- Find rows of paying lists with one citizen card under two names or of two people (all of them), or one person paid one category twice in
-- one commune (the later).
-- Returns findings: the number, and the rows it stands in.
WITH paying AS NOT MATERIALIZED (
    SELECT
        roster_id, id, row_number, full_name, cccd, source_code, match_name, person_id, category_code, unit_code,
        coalesce(person_id, 0) AS person_key
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind IN ('monthly', 'opening')
),
-- Nearly every card and every right is of one row: names are put together only where they are not.
card AS MATERIALIZED (
    SELECT cccd
    FROM paying
    WHERE cccd <> ''
    GROUP BY cccd
    HAVING count(*) > 1 AND (min(match_name) <> max(match_name) OR min(person_id) <> max(person_id))
),
doubled AS MATERIALIZED (
    SELECT person_key, category_code, unit_code
    FROM paying
    GROUP BY person_key, category_code, unit_code
    HAVING count(*) > 1
),
found AS (
    SELECT paying.roster_id, paying.id, paying.cccd, paying.source_code, true AS is_of_several,
        string_agg(paying.full_name || ' (' || paying.row_number || ')', ', ') OVER (
            PARTITION BY paying.cccd ORDER BY paying.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS rows_named
    FROM paying
    JOIN card ON card.cccd = paying.cccd
    UNION ALL
    SELECT later.roster_id, later.id, later.cccd, later.source_code, false, later.rows_named
    FROM (
        SELECT paying.*,
            row_number() OVER same_right AS place,
            string_agg(paying.full_name || ' (' || paying.row_number || ')', ', ') OVER (same_right ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS rows_named
        FROM paying
        JOIN doubled
            ON doubled.person_key = paying.person_key
            AND doubled.category_code = paying.category_code
            AND doubled.unit_code = paying.unit_code
        WINDOW same_right AS (PARTITION BY paying.person_key, paying.category_code, paying.unit_code ORDER BY paying.id)
    ) AS later
    WHERE later.place > 1 AND NOT EXISTS (SELECT FROM card WHERE card.cccd = later.cccd)
)
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'cccd' AS field, coalesce(nullif(cccd, ''), source_code) AS value,
    left(rows_named, 200) AS expected
FROM found
WHERE roster_id = ANY (%(roster_ids)s::bigint[]);
