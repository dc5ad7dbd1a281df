-- Draw up the minutes of a period: what each provider had, received, paid and still holds of each funding source.
-- Returns one row a provider × source: opening, received, paid through accounts, paid in cash, already refunded, unpaid by name,
-- left over, what the books call paid, and what the payments themselves leave unpaid: by name, and late returns that wait.
WITH booked AS (
    SELECT a.source_code, a.provider_code,
           sum(-a.balance_vnd) FILTER (WHERE a.kind = 'CARRIED_IN')::bigint AS opening_vnd,
           sum(-a.balance_vnd) FILTER (WHERE a.kind = 'FUNDED')::bigint AS received_vnd,
           sum(a.balance_vnd) FILTER (WHERE a.kind = 'PAID')::bigint AS paid_vnd,
           sum(a.balance_vnd) FILTER (WHERE a.kind = 'REFUNDED')::bigint AS refunded_vnd,
           sum(a.balance_vnd) FILTER (WHERE a.kind IN ('HELD', 'IN_FLIGHT', 'RETURNED', 'CARRIED_OUT'))::bigint AS unpaid_vnd,
           sum(a.balance_vnd) FILTER (WHERE a.kind = 'UNALLOCATED')::bigint AS left_over_vnd
      FROM ledger_account AS a
     WHERE a.period_id = %(period_id)s::bigint AND a.kind NOT IN ('FEE', 'FEE_DUE')
     GROUP BY a.source_code, a.provider_code
),
-- Instructions are reached by their batches, payments by their runs: no index leads from a period to either.
reached AS MATERIALIZED (
    SELECT s.bundle, s.source_code, s.provider_id, s.channel, s.amount_vnd
      FROM delivery_batch AS b
      JOIN delivery_standing AS s ON s.batch_id = b.id
     WHERE b.period_id = %(period_id)s::bigint
       AND (s.standing = 'paid' OR (s.standing = 'returned' AND s.booked_period_id <> s.period_id))
),
paid AS (
    SELECT r.source_code, r.provider_id,
           sum(r.amount_vnd) FILTER (WHERE r.channel NOT IN ('cash_point', 'home'))::bigint AS account_vnd,
           sum(r.amount_vnd) FILTER (WHERE r.channel IN ('cash_point', 'home'))::bigint AS cash_vnd
      FROM reached AS r
     GROUP BY r.source_code, r.provider_id
),
named AS (
    SELECT u.source_code, u.provider_id, sum(u.amount_vnd)::bigint AS amount_vnd
      FROM (SELECT s.source_code, s.provider_id, s.amount_vnd
              FROM payouts_run AS r
              JOIN payouts_signed AS s ON s.run_id = r.id AND NOT s.is_excluded
             WHERE r.period_id = %(period_id)s::bigint
               AND s.bundle NOT IN (SELECT p.bundle FROM reached AS p) -- hashed, however few the planner expects
            UNION ALL
            SELECT p.source_code, p.provider_id, c.amount_vnd
              FROM payouts_carry AS c
              JOIN payouts_payment AS p ON p.id = c.payment_id
             WHERE c.period_id = %(period_id)s::bigint AND p.period_id <> c.period_id AND c.is_funded
               AND NOT EXISTS (SELECT FROM payouts_payment AS taken
                                WHERE taken.carried_from_id = p.id AND taken.period_id = c.period_id)) AS u
     GROUP BY u.source_code, u.provider_id
)
SELECT v.id, b.provider_code, v.name, b.source_code,
       coalesce(b.opening_vnd, 0), coalesce(b.received_vnd, 0),
       coalesce(p.account_vnd, 0), coalesce(p.cash_vnd, 0),
       coalesce(b.refunded_vnd, 0), coalesce(b.unpaid_vnd, 0), coalesce(b.left_over_vnd, 0), coalesce(b.paid_vnd, 0),
       coalesce(n.amount_vnd, 0)
  FROM booked AS b
  JOIN providers_provider AS v ON v.code = b.provider_code
  LEFT JOIN paid AS p ON p.source_code = b.source_code AND p.provider_id = v.id
  LEFT JOIN named AS n ON n.source_code = b.source_code AND n.provider_id = v.id
 ORDER BY b.provider_code, b.source_code;
