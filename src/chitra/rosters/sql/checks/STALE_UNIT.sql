-- Find rows whose commune, known from the registry, does not exist in the month of the list.
-- Returns findings: the commune's code.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'commune_text' AS field, judged.unit_code AS value,
    '' AS expected
FROM rosters_judged AS judged
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.unit_code <> ''
    AND NOT EXISTS (
        SELECT
        FROM territory_unit AS unit
        WHERE unit.code = judged.unit_code
            AND unit.valid_from <= judged.month
            AND (unit.valid_until IS NULL OR unit.valid_until > judged.month)
    );
