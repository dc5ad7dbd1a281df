-- Lift every hold in force on these payments; what is signed, or must be judged anew, goes into a supplementary run.
-- Returns one row a hold lifted: payment id, reason code, whether into a supplementary run.
WITH lifted AS (
    INSERT INTO payouts_lift (hold_id, period_id, into_supplementary, reason, at, by)
    SELECT h.id, %(period_id)s::bigint, NOT %(is_open)s::boolean OR h.reason_code = ANY (%(settled_anew)s::text[]),
           %(reason)s::text, %(at)s::timestamptz, %(by)s::text
      FROM payouts_hold AS h
     WHERE h.payment_id = ANY (%(payment_ids)s::bigint[])
       AND NOT EXISTS (SELECT FROM payouts_lift AS l WHERE l.hold_id = h.id)
    RETURNING hold_id, into_supplementary
)
SELECT h.payment_id, h.reason_code, l.into_supplementary
  FROM lifted AS l
  JOIN payouts_hold AS h ON h.id = l.hold_id
 ORDER BY h.payment_id, h.id;
