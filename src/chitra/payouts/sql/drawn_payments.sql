-- Draw lots among the payments that a run signs: the content hash is the seed, so that everybody draws the same ones.
-- Returns at most `limit` rows: id, person, commune, category, kind, đồng, null, relation of the payee, account, nothing, nothing.
SELECT p.id, p.person_name, p.unit_code, p.category_code, p.kind, p.amount_vnd, NULL::bigint, p.payee_relation, p.payee_account,
       '', '{}'::text[]
  FROM payouts_payment AS p
  JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded
 WHERE p.run_id = %(run_id)s::bigint
 ORDER BY sha256(convert_to(%(seed)s::text || ' ' || p.id, 'UTF8')), p.id
 LIMIT %(limit)s::integer;
