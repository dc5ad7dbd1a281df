-- List transfers to bank accounts, so many at most.
-- Returns one row an instruction: reference, đồng, payee, account, bank.
SELECT i.reference, i.amount_vnd, i.payee_name, i.payee_account, i.payee_bin
  FROM delivery_instruction AS i
 WHERE i.channel = 'bank'
 ORDER BY i.id
 LIMIT %(most)s::bigint;
