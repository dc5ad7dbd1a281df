-- Find rows whose code is known, by the same issuer, as that of a person with another name.
-- Returns findings: the code, and the name it is known by.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'source_code' AS field, judged.source_code AS value,
    known.full_name AS expected
FROM rosters_judged AS judged
JOIN beneficiaries_sourcecode AS code ON code.issuer = %(issuer)s::text AND code.code = judged.source_code
JOIN beneficiaries_person AS known ON known.id = code.person_id AND known.match_name <> judged.match_name
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.source_code <> '';
