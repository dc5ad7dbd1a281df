-- Find people who are to be paid although they died before this month, or stand on a list of decreases that takes effect.
-- Returns findings: the name, and the month of death or the reason of the decrease.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'full_name' AS field, judged.full_name AS value,
    to_char(known.died_month, 'MM/YYYY') AS expected
FROM rosters_judged AS judged
JOIN beneficiaries_person AS known ON known.id = judged.person_id AND known.died_month < judged.month
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.kind = 'monthly' AND judged.funeral_vnd = 0
UNION ALL
SELECT judged.roster_id, judged.id, 'block', 'full_name', judged.full_name, min(ended.reason)
FROM rosters_judged AS judged
JOIN rosters_judged AS ended
    ON ended.person_id = judged.person_id
    AND ended.period_id = %(period_id)s::bigint
    AND ended.kind = 'decrease'
    AND coalesce(ended.from_month, ended.month) <= judged.month
    AND ended.category_code IN ('', judged.category_code)
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.kind = 'monthly'
GROUP BY judged.roster_id, judged.id, judged.full_name;
