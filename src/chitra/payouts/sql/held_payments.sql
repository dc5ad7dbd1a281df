-- Give a page of a period's payments that are held for their run or signed out of it, and that no other payment replaces.
-- Returns one row a payment: id, run number, person, commune, kind, đồng, whether it is excluded, and the reasons in force.
SELECT p.id, r.number, p.person_name, p.unit_code, p.kind, p.amount_vnd, bool_or(h.is_exclusion),
       string_agg(h.reason_code || CASE h.reason WHEN '' THEN '' ELSE ': ' || h.reason END, '; ' ORDER BY h.id)
  FROM payouts_payment AS p
  JOIN payouts_run AS r ON r.id = p.run_id
  JOIN payouts_hold AS h ON h.payment_id = p.id
 WHERE p.period_id = %(period_id)s::bigint
   AND r.period_id = %(period_id)s::bigint
   AND p.id > %(after)s::bigint
   AND NOT EXISTS (SELECT FROM payouts_lift AS l WHERE l.hold_id = h.id AND NOT l.into_supplementary)
   AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id)
 GROUP BY p.id, r.number
 ORDER BY p.id
 LIMIT %(limit)s::integer;
