-- Find people whom the list places in another commune than the registry, and whose move no list of increases tells.
-- Returns findings: the list's commune, and the registry's.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'commune_text' AS field, judged.unit_code AS value,
    known.unit_code AS expected
FROM rosters_listed AS judged
JOIN beneficiaries_person AS known ON known.id = judged.person_id
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.kind = 'monthly'
    AND judged.unit_code <> ''
    AND known.unit_code <> ''
    AND known.unit_code <> judged.unit_code
    -- Person by person, by the index: few have moved, and the increase may stand in an earlier month.
    AND (
        SELECT arrived.id
        FROM rosters_judged AS arrived
        WHERE arrived.person_id = judged.person_id
            AND arrived.kind = 'increase'
            AND arrived.unit_code = judged.unit_code
            AND arrived.programme_code = judged.programme_code
        LIMIT 1
    ) IS NULL;
