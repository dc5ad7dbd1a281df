-- Find rows whose commune, known from the registry, does not exist in the month of the list.
-- Returns findings: the commune's code.
WITH stale AS MATERIALIZED (
    SELECT named.unit_code
    FROM (
        SELECT DISTINCT unit_code, month
        FROM rosters_listed
        WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND unit_code <> ''
    ) AS named
    WHERE NOT EXISTS (
        SELECT
        FROM territory_unit AS unit
        WHERE unit.code = named.unit_code
            AND unit.valid_from <= named.month
            AND (unit.valid_until IS NULL OR unit.valid_until > named.month)
    )
)
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'commune_text' AS field, judged.unit_code AS value,
    '' AS expected
FROM stale
JOIN rosters_listed AS judged ON judged.unit_code = stale.unit_code
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]);
