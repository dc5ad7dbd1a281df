-- Find rows whose person no card and no code links to any other row.
-- Returns findings: the name.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'full_name' AS field, judged.full_name AS value, '' AS expected
FROM rosters_listed AS judged
JOIN beneficiaries_person AS known ON known.id = judged.person_id
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND known.is_provisional;
