-- Cover the months of each payment; whoever finds one of its months covered by another payment is held.
-- Returns nothing.
WITH wanted AS (
    SELECT f.id, f.right_id AS entitlement_id, covered.month, f.cause
      FROM freeze_payment AS f
     CROSS JOIN LATERAL unnest(f.months) AS covered (month)
),
written AS (
    INSERT INTO payouts_cover (payment_id, period_id, entitlement_id, month, cause)
    SELECT id, %(period_id)s::bigint, entitlement_id, month, cause FROM wanted ORDER BY id, month
    ON CONFLICT DO NOTHING
    RETURNING payment_id, month
)
INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
SELECT w.id, %(period_id)s::bigint, 'ALREADY_COVERED', string_agg(to_char(w.month, 'MM/YYYY'), ', ' ORDER BY w.month),
       false, %(at)s::timestamptz, %(by)s::text
  FROM wanted AS w
 WHERE NOT EXISTS (SELECT FROM written AS x WHERE x.payment_id = w.id AND x.month = w.month)
 GROUP BY w.id;
