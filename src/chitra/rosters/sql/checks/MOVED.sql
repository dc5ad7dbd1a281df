-- Find people whom the list places in another commune than the registry, and whose move no list of increases tells.
-- Returns findings: the list's commune, and the registry's.
WITH elsewhere AS MATERIALIZED (
    SELECT roster_id, id, person_id, unit_code, programme_code, known_unit_code
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[])
        AND kind = 'monthly'
        AND unit_code <> ''
        AND known_unit_code <> ''
        AND known_unit_code <> unit_code
)
SELECT
    elsewhere.roster_id, elsewhere.id AS row_id, 'warn' AS severity, 'commune_text' AS field,
    elsewhere.unit_code AS value, elsewhere.known_unit_code AS expected
FROM elsewhere
-- Only of those, person by person, by the index: left beside the choice it would be asked of everybody. The increase
-- may stand in an earlier month.
WHERE (
    SELECT arrived.id
    FROM rosters_judged AS arrived
    WHERE arrived.person_id = elsewhere.person_id
        AND arrived.kind = 'increase'
        AND arrived.unit_code = elsewhere.unit_code
        AND arrived.programme_code = elsewhere.programme_code
    LIMIT 1
) IS NULL;
