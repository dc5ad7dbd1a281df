-- Find rows whose code is known, by the same issuer, as that of a person with another name.
-- Returns findings: the code, and the name it is known by.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'source_code' AS field, judged.source_code AS value,
    known.full_name AS expected
FROM rosters_listed AS judged
CROSS JOIN LATERAL (
    SELECT coded.person_id
    FROM beneficiaries_sourcecode AS coded
    WHERE coded.issuer = %(issuer)s::text AND coded.code = judged.source_code
    LIMIT 1
) AS code
JOIN beneficiaries_person AS known ON known.id = code.person_id AND known.match_name <> judged.match_name
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.source_code <> ''
    -- Of the row's own person the name is at hand.
    AND (code.person_id IS DISTINCT FROM judged.person_id OR judged.known_match_name <> judged.match_name);
