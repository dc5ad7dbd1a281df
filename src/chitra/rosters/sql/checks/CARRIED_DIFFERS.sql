-- Find lists whose column of money carried over is not what our own settlement carried: it is compared, never paid.
-- Returns findings: the list's amount, and the books'.
WITH listed AS (
    SELECT
        person_id, min(roster_id) AS roster_id, min(id) AS row_id, sum(carried_vnd) AS carried_vnd
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly'
    GROUP BY person_id
)
SELECT
    listed.roster_id, listed.row_id, 'block' AS severity, 'carried_vnd' AS field, listed.carried_vnd::text AS value,
    coalesce(booked.amount_vnd, 0)::text AS expected
FROM listed
LEFT JOIN unnest(%(carry_people)s::bigint[], %(carry_amounts)s::bigint[]) AS booked (person_id, amount_vnd)
    ON booked.person_id = listed.person_id
WHERE listed.carried_vnd > 0 AND listed.carried_vnd <> coalesce(booked.amount_vnd, 0);
