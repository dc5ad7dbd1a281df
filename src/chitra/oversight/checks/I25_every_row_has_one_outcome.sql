-- A list has as many rows of each outcome as it says.
-- Returns one row a list where counts differ; none in health.
SELECT r.id, r.sheet
  FROM rosters_roster AS r
  LEFT JOIN (SELECT w.roster_id,
                    count(*) FILTER (WHERE w.outcome = 'accepted') AS accepted,
                    count(*) FILTER (WHERE w.outcome = 'held') AS held,
                    count(*) FILTER (WHERE w.outcome = 'refused') AS refused,
                    count(*) FILTER (WHERE w.outcome = 'ignored') AS ignored
               FROM rosters_row AS w
              WHERE %(period_id)s::bigint IS NULL OR w.period_id = %(period_id)s::bigint
              GROUP BY w.roster_id) AS c ON c.roster_id = r.id
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
   AND (r.accepted_count, r.held_count, r.refused_count, r.ignored_count)
       <> (coalesce(c.accepted, 0), coalesce(c.held, 0), coalesce(c.refused, 0), coalesce(c.ignored, 0));
