-- Sum up a settled period.
-- Returns one row: payments, paid, carried, refunded.
SELECT (SELECT count(*)
          FROM payouts_run AS r
          JOIN payouts_payment AS p ON p.run_id = r.id
         WHERE r.period_id = %(period_id)s::bigint)::integer,
       coalesce(sum(s.paid_account_vnd + s.paid_cash_vnd), 0)::bigint,
       coalesce(sum(s.carried_vnd), 0)::bigint,
       coalesce(sum(s.refunded_vnd), 0)::bigint
  FROM settlement_settlement AS s
 WHERE s.period_id = %(period_id)s::bigint;
