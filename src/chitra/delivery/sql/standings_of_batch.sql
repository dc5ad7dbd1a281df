-- Count a batch's orders by where each stands.
-- Returns one row a standing: standing, count, đồng.
SELECT s.standing, count(*), sum(s.amount_vnd)::bigint
  FROM delivery_standing AS s
 WHERE s.batch_id = %(batch_id)s::bigint
 GROUP BY s.standing
 ORDER BY s.standing;
