-- Give a page of a batch's orders, in the order of their references, with what became of each and the line that said so.
-- Returns one row an order; names and commune as frozen.
SELECT i.id, i.reference, coalesce(u.name, ''), p.person_name, i.payee_name, i.payee_bin, i.payee_account, i.amount_vnd,
       s.standing, s.reason, s.booked_on,
       (SELECT o.evidence_line FROM delivery_outcome AS o WHERE o.instruction_id = i.id AND o.seq = s.seq)
  FROM delivery_instruction AS i
  JOIN delivery_standing AS s ON s.instruction_id = i.id
  JOIN payouts_payment AS p ON p.id = i.bundle
  LEFT JOIN territory_unit AS u ON u.code = i.unit_code AND daterange(u.valid_from, u.valid_until) @> p.month
 WHERE i.batch_id = %(batch_id)s::bigint AND i.id > %(after)s::bigint
   AND (%(standing)s::text = '' OR s.standing = %(standing)s::text)
 ORDER BY i.id
 LIMIT %(limit)s::integer;
