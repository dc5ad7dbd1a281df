-- Find people of one name, year of birth and hamlet who are linked as two, and whose cards do not tell them apart.
-- Returns findings: the name, and the row it resembles.
SELECT
    mine.roster_id, mine.id AS row_id, 'warn' AS severity, 'full_name' AS field, mine.full_name AS value,
    min(other.full_name || ' (' || other.row_number || ')') AS expected
FROM rosters_judged AS mine
JOIN rosters_judged AS other
    ON other.period_id = mine.period_id
    AND other.match_name = mine.match_name
    AND other.birth_year = mine.birth_year
    AND other.hamlet = mine.hamlet
    AND other.unit_code = mine.unit_code
    AND other.person_id <> mine.person_id
WHERE mine.roster_id = ANY (%(roster_ids)s::bigint[])
    AND mine.kind = 'monthly'
    AND other.kind = 'monthly'
    AND other.period_id = %(period_id)s::bigint
    AND (mine.cccd = '' OR other.cccd = '' OR mine.cccd <> other.cccd)
GROUP BY mine.roster_id, mine.id, mine.full_name;
