-- Add up what a period carries out, by the code under which its lists know each person.
-- Returns one row a code: code, đồng.
SELECT r.source_code, sum(c.amount_vnd)::bigint
  FROM payouts_carry AS c
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN rosters_row AS r ON r.id = p.row_id
 WHERE c.period_id = %(period_id)s::bigint AND c.is_funded AND r.source_code <> ''
 GROUP BY r.source_code
 ORDER BY r.source_code;
