-- Find people who are to be paid although they died before this month, or stand on a list of decreases that takes effect.
-- Returns findings: the name, and the month of death or the reason of the decrease.
WITH ended AS MATERIALIZED (
    SELECT person_id, category_code, reason, coalesce(from_month, month) AS from_month
    FROM rosters_judged
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind = 'decrease' AND person_id IS NOT NULL
)
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'full_name' AS field, judged.full_name AS value,
    to_char(known.died_month, 'MM/YYYY') AS expected
FROM rosters_judged AS judged
JOIN beneficiaries_person AS known ON known.id = judged.person_id AND known.died_month < judged.month
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.kind = 'monthly' AND judged.funeral_vnd = 0
UNION ALL
SELECT judged.roster_id, judged.id, 'block', 'full_name', judged.full_name, min(ended.reason)
FROM ended
JOIN rosters_judged AS judged
    ON judged.person_id = ended.person_id
    AND judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.kind = 'monthly'
    AND ended.from_month <= judged.month
    AND ended.category_code IN ('', judged.category_code)
GROUP BY judged.roster_id, judged.id, judged.full_name;
