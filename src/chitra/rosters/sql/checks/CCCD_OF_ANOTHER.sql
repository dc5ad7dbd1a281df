-- Find rows whose citizen card is known as that of a person with another name.
-- Returns findings: the card, and the name it is known by.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'cccd' AS field, judged.cccd AS value,
    holder.full_name AS expected
FROM (
    -- Who owns the card is nobody else; only the others' cards are looked up, one by one.
    SELECT roster_id, id, person_id, cccd
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND cccd <> '' AND NOT owns_card
    OFFSET 0
) AS judged
CROSS JOIN LATERAL (
    SELECT person.id, person.full_name
    FROM beneficiaries_person AS person
    WHERE person.cccd = judged.cccd AND person.merged_into_id IS NULL
    LIMIT 1
) AS holder
WHERE holder.id <> judged.person_id;
