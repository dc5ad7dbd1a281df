-- Keep what a period came to and the head of its journal when it was closed.
-- Returns nothing.
INSERT INTO settlement_closing (period_id, payment_count, paid_vnd, carried_vnd, refunded_vnd, audit_seq, audit_hash, at, by)
SELECT %(period_id)s::bigint,
       (SELECT count(*)
          FROM payouts_run AS r
          JOIN payouts_payment AS p ON p.run_id = r.id
         WHERE r.period_id = %(period_id)s::bigint)::integer,
       coalesce(sum(s.paid_account_vnd + s.paid_cash_vnd), 0)::bigint,
       coalesce(sum(s.carried_vnd), 0)::bigint,
       coalesce(sum(s.refunded_vnd), 0)::bigint,
       %(audit_seq)s::bigint, %(audit_hash)s::text, %(at)s::timestamptz, %(by)s::text
  FROM settlement_settlement AS s
 WHERE s.period_id = %(period_id)s::bigint;
