-- Climbs from an organisation to its parents and, given a day, to whoever took over from any of them by then.
-- Returns one row a code, the organisation itself first.
WITH RECURSIVE climbed AS (
    SELECT organisation.id, 0 AS steps
    FROM territory_organisation AS organisation
    WHERE organisation.code = %(code)s::text
    UNION
    SELECT above.id, climbed.steps + 1
    FROM climbed
    CROSS JOIN LATERAL (
        SELECT organisation.parent_id AS id
        FROM territory_organisation AS organisation
        WHERE organisation.id = climbed.id AND organisation.parent_id IS NOT NULL
        UNION ALL
        SELECT succession.new_id
        FROM territory_organisationsuccession AS succession
        WHERE succession.old_id = climbed.id AND succession.from_date <= %(on)s::date
    ) AS above
)
SELECT organisation.code
FROM climbed
JOIN territory_organisation AS organisation USING (id)
GROUP BY organisation.code
ORDER BY min(climbed.steps), organisation.code
