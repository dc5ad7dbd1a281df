-- Add up the rows of some lists, each person once; the amount is that of lists that pay.
-- Returns one row: accepted, held, refused, ignored, people, amount.
SELECT
    coalesce(sum(accepted_count), 0), coalesce(sum(held_count), 0), coalesce(sum(refused_count), 0),
    coalesce(sum(ignored_count), 0),
    (
        SELECT count(DISTINCT person_id)
        FROM rosters_row
        WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND outcome IN ('accepted', 'held')
    ),
    coalesce(sum(amount_vnd) FILTER (WHERE kind NOT IN ('increase', 'decrease', 'adjustment')), 0)::bigint
FROM rosters_roster
WHERE id = ANY (%(roster_ids)s::bigint[]);
