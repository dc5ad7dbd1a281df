-- Sum up a period by commune × category × method: what was to be paid, paid in cash, paid through accounts, not paid.
-- Returns one row a commune × category: commune name (empty: chưa rõ xã), category, then people and đồng four times, in that order.
WITH latest AS (
    SELECT DISTINCT ON (s.run_id, s.bundle) s.run_id, s.bundle, s.standing, s.channel, s.booked_period_id, s.period_id
      FROM delivery_standing AS s
     WHERE s.batch_id = ANY (ARRAY(SELECT b.id FROM delivery_batch AS b WHERE b.period_id = %(period_id)s::bigint))
     ORDER BY s.run_id, s.bundle, s.attempt DESC
),
placed AS (
    SELECT p.person_id, p.amount_vnd, p.unit_code, pe.month,
           regexp_replace(k.name, '( - tỷ lệ.*| (từ )?[0-9]+ ?%%.*)$', '') AS category,
           CASE WHEN l.standing = 'paid' OR (l.standing = 'returned' AND l.booked_period_id <> l.period_id)
                THEN CASE WHEN l.channel IN ('cash_point', 'home') THEN 'cash' ELSE 'account' END
                ELSE 'unpaid' END AS place
      FROM payouts_payment AS p
      JOIN ledger_period AS pe ON pe.id = p.period_id
      JOIN payouts_signed AS g ON g.payment_id = p.id AND NOT g.is_excluded
      JOIN programmes_category AS k ON k.code = p.category_code
      LEFT JOIN latest AS l ON l.run_id = p.run_id AND l.bundle = p.bundle
     WHERE p.run_id = ANY (ARRAY(SELECT r.id FROM payouts_run AS r WHERE r.period_id = %(period_id)s::bigint))
       AND (%(provider_code)s::text = ''
            OR p.provider_id = (SELECT v.id FROM providers_provider AS v WHERE v.code = %(provider_code)s::text))
)
SELECT coalesce(u.name, '') AS commune, p.category,
       count(DISTINCT p.person_id), sum(p.amount_vnd)::bigint,
       count(DISTINCT p.person_id) FILTER (WHERE p.place = 'cash'), coalesce(sum(p.amount_vnd) FILTER (WHERE p.place = 'cash'), 0)::bigint,
       count(DISTINCT p.person_id) FILTER (WHERE p.place = 'account'),
       coalesce(sum(p.amount_vnd) FILTER (WHERE p.place = 'account'), 0)::bigint,
       count(DISTINCT p.person_id) FILTER (WHERE p.place = 'unpaid'),
       coalesce(sum(p.amount_vnd) FILTER (WHERE p.place = 'unpaid'), 0)::bigint
  FROM placed AS p
  LEFT JOIN territory_unit AS u ON u.code = p.unit_code AND daterange(u.valid_from, u.valid_until) @> p.month
 GROUP BY u.code, u.name, p.category
 ORDER BY u.code NULLS LAST, p.category;
