-- Follows an organisation through its heirs up to a day; an heir for the programme goes before an heir for all.
-- Returns one row or none: the last heir, or the organisation itself.
WITH RECURSIVE followed AS (
    SELECT organisation.id, 0 AS steps
    FROM territory_organisation AS organisation
    WHERE organisation.code = %(code)s::text
    UNION ALL
    SELECT heir.new_id, followed.steps + 1
    FROM followed
    CROSS JOIN LATERAL (
        SELECT succession.new_id
        FROM territory_organisationsuccession AS succession
        WHERE
            succession.old_id = followed.id
            AND succession.from_date <= %(on)s::date
            AND succession.programme_code IN ('', %(programme_code)s::text)
        ORDER BY succession.programme_code DESC
        LIMIT 1
    ) AS heir
)
SELECT
    organisation.id, organisation.code, organisation.name, organisation.kind, organisation.unit_code,
    organisation.province_code, coalesce(parent.code, ''), organisation.valid_from, organisation.valid_until
FROM followed
JOIN territory_organisation AS organisation USING (id)
LEFT JOIN territory_organisation AS parent ON parent.id = organisation.parent_id
ORDER BY followed.steps DESC
LIMIT 1
