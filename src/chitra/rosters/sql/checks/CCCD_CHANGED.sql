-- Find rows linked by the issuer's code whose citizen card differs from the one known.
-- Returns findings: the card of the list, and the one known.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'cccd' AS field, judged.cccd AS value, known.cccd AS expected
FROM rosters_listed AS judged
JOIN beneficiaries_person AS known ON known.id = judged.person_id
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.cccd <> '' AND known.cccd <> judged.cccd;
