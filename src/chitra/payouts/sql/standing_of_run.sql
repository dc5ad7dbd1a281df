-- Count a run's payments: what it signs, what it holds.
-- Returns one row: due count, due đồng, held count, held đồng.
SELECT count(*) FILTER (WHERE NOT is_held)::integer,
       coalesce(sum(amount_vnd) FILTER (WHERE NOT is_held), 0)::bigint,
       count(*) FILTER (WHERE is_held)::integer,
       coalesce(sum(amount_vnd) FILTER (WHERE is_held), 0)::bigint
  FROM (SELECT p.amount_vnd, s.payment_id IS NULL AS is_held
          FROM payouts_payment AS p
          LEFT JOIN payouts_signed AS s ON s.payment_id = p.id
         WHERE p.run_id = %(run_id)s::bigint) AS payment;
