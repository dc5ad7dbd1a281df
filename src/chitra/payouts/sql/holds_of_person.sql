-- List the holds and exclusions of one person's payments, with what lifted them.
-- Returns one row a hold, the latest first.
SELECT p.id, r.programme_code, p.month, p.amount_vnd, h.is_exclusion, h.reason_code, h.reason, h.at, h.by,
       l.at, coalesce(l.by, ''), coalesce(l.reason, '')
  FROM payouts_payment AS p
  JOIN payouts_run AS r ON r.id = p.run_id
  JOIN payouts_hold AS h ON h.payment_id = p.id
  LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
 WHERE p.person_id = %(person_id)s::bigint
 ORDER BY h.id DESC
 LIMIT %(limit)s::integer;
