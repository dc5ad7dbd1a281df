-- The same bytes are one submission of a period and one answer of a provider.
-- Returns one row a file that was taken in twice; none in health.
SELECT s.period_id, s.original_id, count(*) AS times
  FROM rosters_submission AS s
 WHERE (%(period_id)s::bigint IS NULL OR s.period_id = %(period_id)s::bigint)
 GROUP BY s.period_id, s.original_id
HAVING count(*) > 1;
