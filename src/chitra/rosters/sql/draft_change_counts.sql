-- Count a draft's changes against last month, and what no list and no law explains.
-- Returns change, count, count without an explanation, what both amounts add up to.
SELECT change, count(*), count(*) FILTER (WHERE explained_by = ''), sum(was_vnd)::bigint, sum(became_vnd)::bigint
FROM rosters_draftchange
WHERE draft_id = %(draft_id)s::bigint
GROUP BY change;
