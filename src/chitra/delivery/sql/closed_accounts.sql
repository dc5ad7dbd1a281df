-- Find the accounts that the outcomes being booked say are closed or do not exist.
-- Returns one row an account of a person: person id, BIN, account number, reason.
SELECT DISTINCT i.person_id, i.payee_bin, i.payee_account, b.reason
  FROM delivery_booking AS b
  JOIN delivery_instruction AS i ON i.id = b.instruction_id
 WHERE b.became IN ('rejected', 'returned') AND b.reason IN ('closed', 'invalid_account') AND i.payee_account <> '';
