-- Count a draft's rows and add up their amounts, by how they stand.
-- Returns standing, count, sum.
SELECT standing, count(*), sum(amount_vnd)::bigint
FROM rosters_draftrow
WHERE draft_id = %(draft_id)s::bigint
GROUP BY standing;
