-- Count what each run of a period signs, holds and has excluded.
-- Returns one row a run: id, number, status, planned pay date, when and by whom frozen; due, held, excluded count and đồng.
WITH kept AS (
    SELECT h.payment_id, bool_or(NOT h.is_exclusion) AS is_held
      FROM payouts_hold AS h
      LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
     WHERE h.period_id = %(period_id)s::bigint AND (l.id IS NULL OR l.into_supplementary)
     GROUP BY h.payment_id
)
SELECT r.id, r.number, r.status, r.planned_pay_date, r.frozen_at, r.frozen_by,
       count(p.id) FILTER (WHERE k.payment_id IS NULL)::integer,
       coalesce(sum(p.amount_vnd) FILTER (WHERE k.payment_id IS NULL), 0)::bigint,
       count(p.id) FILTER (WHERE k.is_held)::integer,
       coalesce(sum(p.amount_vnd) FILTER (WHERE k.is_held), 0)::bigint,
       count(p.id) FILTER (WHERE NOT k.is_held)::integer,
       coalesce(sum(p.amount_vnd) FILTER (WHERE NOT k.is_held), 0)::bigint
  FROM payouts_run AS r
  LEFT JOIN payouts_payment AS p ON p.run_id = r.id
  LEFT JOIN kept AS k ON k.payment_id = p.id
 WHERE r.period_id = %(period_id)s::bigint
 GROUP BY r.id
 ORDER BY r.number;
