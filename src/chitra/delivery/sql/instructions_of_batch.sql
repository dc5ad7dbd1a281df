-- Read a batch in the order of its references, for the file that is made of it.
-- Returns one row an instruction; cash lists show name, citizen card and hamlet as frozen.
SELECT i.bundle, i.reference, i.amount_vnd, i.payee_name, i.payee_account, i.payee_bin, p.person_name,
       p.person_cccd, p.hamlet
  FROM delivery_instruction AS i
  JOIN payouts_payment AS p ON p.id = i.bundle
 WHERE i.batch_id = %(batch_id)s::bigint
 ORDER BY i.id;
