-- Carry what came back after its period was settled: the open month in which it is booked owes it again, by name.
-- Returns one row: how many payments.
WITH late AS (
    SELECT i.bundle, o.organisation_id, o.period_id, o.reason, i.run_id
      FROM delivery_booking AS b
      JOIN delivery_instruction AS i ON i.id = b.instruction_id
      JOIN delivery_outcome AS o ON o.instruction_id = i.id AND o.became = 'returned'
     WHERE b.became = 'returned' AND o.period_id <> i.period_id
),
carried AS (
    INSERT INTO payouts_carry (payment_id, period_id, organisation_id, amount_vnd, reason, unpaid_months, at)
    SELECT p.id, l.period_id, l.organisation_id, p.amount_vnd, 'late return: ' || l.reason, 1, %(at)s::timestamptz
      FROM late AS l
      JOIN payouts_payment AS p ON p.run_id = l.run_id AND p.bundle = l.bundle
      JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded
    RETURNING 1
)
SELECT count(*) FROM carried;
