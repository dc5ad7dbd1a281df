-- Find rows whose citizen card is known as that of a person with another name.
-- Returns findings: the card, and the name it is known by.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'cccd' AS field, judged.cccd AS value,
    holder.full_name AS expected
FROM rosters_judged AS judged
JOIN beneficiaries_person AS holder
    ON holder.cccd = judged.cccd AND holder.merged_into_id IS NULL AND holder.id <> judged.person_id
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.cccd <> '';
