-- Hold these payments of a run, each at most once for one reason.
-- Returns one row a payment that is held now: id, đồng.
WITH held AS (
    INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
    SELECT p.id, p.period_id, %(reason_code)s::text, %(reason)s::text, %(is_exclusion)s::boolean, %(at)s::timestamptz, %(by)s::text
      FROM payouts_payment AS p
     WHERE p.run_id = %(run_id)s::bigint
       AND p.id = ANY (%(payment_ids)s::bigint[])
       AND NOT EXISTS (SELECT
                         FROM payouts_hold AS h
                         LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
                        WHERE h.payment_id = p.id AND l.id IS NULL AND h.reason_code = %(reason_code)s::text)
    RETURNING payment_id
)
SELECT p.id, p.amount_vnd FROM held JOIN payouts_payment AS p ON p.id = held.payment_id ORDER BY p.id;
