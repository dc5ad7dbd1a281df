-- Find people paid for the same month in another commune or by another organisation too: a move that the former place has not
-- ended. Both are held until one of them is.
-- Returns findings: the person's number, and the other organisation and commune.
SELECT
    mine.roster_id, mine.id AS row_id, 'block' AS severity, 'cccd' AS field,
    coalesce(nullif(mine.cccd, ''), mine.source_code) AS value,
    min(other.organisation_code || ' ' || other.unit_code) AS expected
FROM rosters_listed AS mine
JOIN rosters_judged AS other
    ON other.person_id = mine.person_id
    AND other.month = mine.month
    AND other.programme_code = mine.programme_code
    AND other.category_code = mine.category_code
    AND (other.organisation_code, other.unit_code) <> (mine.organisation_code, mine.unit_code)
    AND other.kind = 'monthly'
WHERE mine.roster_id = ANY (%(roster_ids)s::bigint[]) AND mine.kind = 'monthly'
GROUP BY mine.roster_id, mine.id, mine.cccd, mine.source_code;
