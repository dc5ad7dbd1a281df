-- Add up what an approval of a run signs: how many payments, how much, and SHA-256 over what each of them says.
-- Returns one row: count, đồng, hash. A payment's line is payment, person, months, amount, provider, channel, bank, account, payee.
SELECT count(*)::integer AS payment_count,
       coalesce(sum(line.amount_vnd), 0)::bigint AS total_vnd,
       encode(sha256(convert_to(coalesce(string_agg(line.content, E'\n' ORDER BY line.id), ''), 'UTF8')), 'hex') AS content_hash
  FROM (SELECT p.id,
               p.amount_vnd,
               concat_ws('|', p.id, p.person_id, covered.months, p.amount_vnd, p.provider_id, p.channel,
                         p.payee_bin, p.payee_account, p.payee_name) AS content
          FROM payouts_signed AS s
          JOIN payouts_payment AS p ON p.id = s.payment_id
          LEFT JOIN LATERAL (SELECT string_agg(c.month || ' ' || c.cause, ',' ORDER BY c.month, c.cause) AS months
                               FROM payouts_cover AS c
                              WHERE c.payment_id = p.id) AS covered ON true
         WHERE s.run_id = %(run_id)s::bigint) AS line;
