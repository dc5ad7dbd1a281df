-- Carry these payments by name: the next open period owes them again. What another payment covers is owed to nobody twice.
-- Returns one row: count, đồng. Consecutive months without receipt are counted on (E13).
WITH carried AS (
    INSERT INTO payouts_carry (payment_id, period_id, organisation_id, amount_vnd, reason, is_funded, unpaid_months, at)
    SELECT p.id, period.id, coalesce(%(organisation_id)s::bigint, period.organisation_id), p.amount_vnd, u.reason, u.is_funded,
           1 + coalesce((SELECT max(c.unpaid_months)
                           FROM payouts_payment AS before
                           JOIN payouts_carry AS c ON c.payment_id = before.id
                          WHERE before.person_id = p.person_id
                            AND (before.id = p.carried_from_id
                                 OR (before.entitlement_id = p.entitlement_id
                                     AND before.month = (p.month - interval '1 month')::date))), 0),
           %(at)s::timestamptz
      FROM unnest(%(payment_ids)s::bigint[], %(reasons)s::text[], %(are_funded)s::boolean[]) AS u (payment_id, reason, is_funded)
      JOIN payouts_payment AS p ON p.id = u.payment_id
      JOIN ledger_period AS period ON period.id = %(period_id)s::bigint
     WHERE NOT EXISTS (SELECT FROM payouts_hold AS h WHERE h.payment_id = p.id AND h.reason_code = 'ALREADY_COVERED')
     ORDER BY p.id
    RETURNING amount_vnd
)
SELECT count(*)::integer, coalesce(sum(amount_vnd), 0)::bigint FROM carried;
