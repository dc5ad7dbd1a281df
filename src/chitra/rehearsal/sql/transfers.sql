-- List every transfer to a bank account.
-- Returns one row an instruction: reference, đồng, payee, account, bank.
SELECT i.reference, i.amount_vnd, i.payee_name, i.payee_account, i.payee_bin
  FROM delivery_instruction AS i
 WHERE i.channel = 'bank'
 ORDER BY i.id;
