-- Hold mobile money that would take a phone over what the law lets it receive in a month, all programmes and offices together.
-- Returns nothing. Runs with every organisation in sight; payments are taken in their order, and held ones count for nothing.
WITH sent AS (
    SELECT f.id, f.payee_account, f.provider_id, f.gross_vnd - f.deduction_vnd AS amount_vnd, true AS is_new
      FROM freeze_payment AS f
     WHERE f.channel = 'mobile_money' AND NOT EXISTS (SELECT FROM payouts_hold AS h WHERE h.payment_id = f.id)
    UNION ALL
    SELECT p.id, p.payee_account, p.provider_id, p.amount_vnd, false
      FROM payouts_payment AS p
      JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded
     WHERE p.channel = 'mobile_money'
       AND p.month = %(month)s::date
       AND p.run_id <> %(run_id)s::bigint
       AND p.payee_account IN (SELECT payee_account FROM freeze_payment WHERE channel = 'mobile_money')
),
added AS (
    SELECT sent.*, sum(amount_vnd) OVER (PARTITION BY payee_account ORDER BY is_new, id) AS so_far_vnd
      FROM sent
)
INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
SELECT a.id, %(period_id)s::bigint, 'MM_LIMIT', a.so_far_vnd || ' > ' || cap.monthly_cap_vnd, false,
       %(at)s::timestamptz, %(by)s::text
  FROM added AS a
 CROSS JOIN LATERAL (SELECT l.monthly_cap_vnd
                       FROM providers_providerlimit AS l
                      WHERE l.channel = 'mobile_money'
                        AND (l.provider_id IS NULL OR l.provider_id = a.provider_id)
                        AND l.valid_from <= %(pay_date)s::date
                        AND (l.valid_until IS NULL OR l.valid_until > %(pay_date)s::date)
                      ORDER BY l.provider_id NULLS LAST
                      LIMIT 1) AS cap
 WHERE a.is_new AND a.so_far_vnd > cap.monthly_cap_vnd;
