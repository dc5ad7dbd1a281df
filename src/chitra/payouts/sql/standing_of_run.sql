-- Count a run's payments: what it signs, what it holds.
-- Returns one row: due count, due đồng, held count, held đồng.
SELECT count(s.payment_id)::integer,
       coalesce(sum(p.amount_vnd) FILTER (WHERE s.payment_id IS NOT NULL), 0)::bigint,
       count(*) FILTER (WHERE s.payment_id IS NULL)::integer,
       coalesce(sum(p.amount_vnd) FILTER (WHERE s.payment_id IS NULL), 0)::bigint
  FROM payouts_payment AS p
  LEFT JOIN payouts_signed AS s ON s.payment_id = p.id AND s.run_id = %(run_id)s::bigint
 WHERE p.run_id = %(run_id)s::bigint;
