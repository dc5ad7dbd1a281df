-- Read a batch in the order of its references, for the file that is made of it.
-- Returns one row an instruction; cash lists show commune, hamlet and citizen card as frozen.
SELECT i.reference, i.amount_vnd, i.payee_name, i.payee_account, i.payee_bin, i.unit_code,
       p.person_name, p.person_cccd, p.hamlet, p.payee_relation, coalesce(k.short_name, '') AS bank_name
  FROM delivery_instruction AS i
  JOIN payouts_payment AS p ON p.id = i.bundle
  LEFT JOIN providers_bank AS k ON k.bin = i.payee_bin
 WHERE i.batch_id = %(batch_id)s::bigint
 ORDER BY i.id;
