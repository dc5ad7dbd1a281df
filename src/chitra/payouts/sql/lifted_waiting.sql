-- Count the payments of a period whose every hold was lifted into a supplementary run that has not been frozen yet.
-- Returns one row: count, đồng.
SELECT count(*)::integer, coalesce(sum(p.amount_vnd), 0)::bigint
  FROM payouts_payment AS p
 WHERE p.id IN (SELECT h.payment_id
                  FROM payouts_hold AS h
                  JOIN payouts_lift AS l ON l.hold_id = h.id
                 WHERE l.period_id = %(period_id)s::bigint AND l.into_supplementary)
   AND NOT EXISTS (SELECT
                     FROM payouts_hold AS h
                     LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
                    WHERE h.payment_id = p.id AND l.id IS NULL)
   AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id);
