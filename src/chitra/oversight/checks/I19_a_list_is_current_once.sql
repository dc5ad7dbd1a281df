-- A list has one current version under its key.
-- Returns one row a key with more; none in health.
SELECT r.period_id, r.list_key, r.kind, count(*) AS versions
  FROM rosters_roster AS r
 WHERE r.is_current AND (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
 GROUP BY r.period_id, r.list_key, r.kind
HAVING count(*) > 1;
