-- Descends from an organisation to all below it and to all whom any of these had succeeded by a day.
-- Returns one row an organisation, the first itself included.
WITH RECURSIVE descended AS (
    SELECT organisation.id
    FROM territory_organisation AS organisation
    WHERE organisation.code = %(code)s::text
    UNION
    SELECT below.id
    FROM descended
    CROSS JOIN LATERAL (
        SELECT organisation.id
        FROM territory_organisation AS organisation
        WHERE organisation.parent_id = descended.id
        UNION ALL
        SELECT succession.old_id
        FROM territory_organisationsuccession AS succession
        WHERE succession.new_id = descended.id AND succession.from_date <= %(on)s::date
    ) AS below
)
SELECT id FROM descended
