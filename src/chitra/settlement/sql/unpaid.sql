-- Name every payment of a period that was signed for and did not reach its person, and why; held ones too, whose money never left.
-- Returns one row a payment: id, reason, whether the provider holds its money, amount.
WITH failed AS MATERIALIZED (
    SELECT l.bundle,
           CASE l.standing WHEN 'unclaimed' THEN 'unclaimed'
                           ELSE l.standing || ': ' || coalesce(nullif(l.reason, ''), 'unknown') END AS reason
      FROM (SELECT DISTINCT ON (s.bundle) s.bundle, s.standing, s.reason, s.booked_period_id, s.period_id
              FROM delivery_batch AS b
              JOIN delivery_standing AS s ON s.batch_id = b.id
             WHERE b.period_id = %(period_id)s::bigint
             ORDER BY s.bundle, s.attempt DESC) AS l
     WHERE l.standing IN ('unclaimed', 'rejected') OR (l.standing = 'returned' AND l.booked_period_id = l.period_id)
),
missed AS MATERIALIZED (
    SELECT s.payment_id AS id, s.amount_vnd, CASE WHEN s.is_excluded THEN 'excluded' ELSE f.reason END AS reason,
           NOT s.is_excluded AS is_funded
      FROM payouts_run AS r
      JOIN payouts_signed AS s ON s.run_id = r.id
      LEFT JOIN failed AS f ON f.bundle = s.bundle
     WHERE r.period_id = %(period_id)s::bigint AND (s.is_excluded OR f.bundle IS NOT NULL)
    UNION ALL
    SELECT p.id, p.amount_vnd, 'held', false
      FROM payouts_run AS r
      JOIN payouts_payment AS p ON p.run_id = r.id
     WHERE r.period_id = %(period_id)s::bigint
       AND p.id NOT IN (SELECT s.payment_id -- hashed, however few the planner expects
                          FROM payouts_run AS r
                          JOIN payouts_signed AS s ON s.run_id = r.id
                         WHERE r.period_id = %(period_id)s::bigint)
)
SELECT m.id, m.reason, m.is_funded, m.amount_vnd
  FROM missed AS m
 WHERE NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = m.id)
   AND NOT EXISTS (SELECT FROM payouts_carry AS c WHERE c.payment_id = m.id)
 ORDER BY m.id;
