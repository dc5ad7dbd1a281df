-- List orders that leave in a table, so many at most: cash to be signed for, wallets, phone numbers.
-- Returns one row an instruction: đồng, reference, name, citizen card, hamlet, account.
SELECT i.amount_vnd, i.reference, p.person_name, p.person_cccd, p.hamlet, i.payee_account
  FROM delivery_instruction AS i
  JOIN payouts_payment AS p ON p.id = i.bundle
 WHERE i.channel <> 'bank'
 ORDER BY i.id
 LIMIT %(most)s::bigint;
