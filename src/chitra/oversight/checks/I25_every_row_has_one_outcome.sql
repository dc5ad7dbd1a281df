-- A list has as many readable, refused and ignored rows as it says; what a rule holds was readable.
-- Returns one row a list where counts differ; none in health.
SELECT r.id, r.sheet
  FROM rosters_roster AS r
  LEFT JOIN (SELECT w.roster_id,
                    count(*) FILTER (WHERE w.outcome IN ('accepted', 'held')) AS readable,
                    count(*) FILTER (WHERE w.outcome = 'refused') AS refused,
                    count(*) FILTER (WHERE w.outcome = 'ignored') AS ignored
               FROM rosters_row AS w
              GROUP BY w.roster_id) AS c ON c.roster_id = r.id
 WHERE %(period_id)s::bigint IS NULL
   AND (r.accepted_count + r.held_count, r.refused_count, r.ignored_count)
       <> (coalesce(c.readable, 0), coalesce(c.refused, 0), coalesce(c.ignored, 0));
