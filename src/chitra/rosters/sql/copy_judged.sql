-- Copy the rows that rules judge, each with what is known of its person, for the rules of this moment.
-- Returns nothing; fills rosters_listed.
INSERT INTO rosters_listed
SELECT
    id, roster_id, allowance_vnd, supplement_vnd, caregiver_vnd, arrears_vnd, carried_vnd, funeral_vnd, recovery_vnd, row_number, quantity,
    month, listed_on, person_id, kind, category_code, unit_code, cccd, programme_code, organisation_id, organisation_code, proxy_name,
    account_no, match_name, full_name, source_code, supplement_code, caregiver_code, birth_year, birth_month, hamlet, bin, bank_text,
    category_text, commune_text, proxy_match_name, proxy_cccd, reason, event_date, from_month, old_vnd, new_vnd, difference_vnd,
    owns_card, known_cccd, known_unit_code, known_match_name, died_month, is_provisional
FROM rosters_judged
LEFT JOIN LATERAL (
    SELECT
        (person.cccd = rosters_judged.cccd AND person.merged_into_id IS NULL) IS TRUE AS owns_card,
        person.cccd AS known_cccd, person.unit_code AS known_unit_code, person.match_name AS known_match_name, person.died_month, person.is_provisional
    FROM beneficiaries_person AS person
    WHERE person.id = rosters_judged.person_id
    LIMIT 1
) AS known ON true
WHERE roster_id = ANY (%(peer_ids)s::bigint[]);
