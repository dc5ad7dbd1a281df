-- Add up what an approval of a run signs: how many payments, how much, and SHA-256 over what each of them says.
-- Returns one row: count, đồng, hash. A payment's line is payment, person, months, amount, provider, channel, bank, account, payee.
WITH covered AS MATERIALIZED (
    SELECT c.payment_id, string_agg(c.month || ' ' || c.cause, ',' ORDER BY c.month, c.cause) AS months
      FROM payouts_cover AS c
     WHERE c.payment_id = ANY (ARRAY(SELECT p.id FROM payouts_payment AS p WHERE p.run_id = %(run_id)s::bigint))
     GROUP BY c.payment_id
)
SELECT count(*)::integer AS payment_count,
       coalesce(sum(line.amount_vnd), 0)::bigint AS total_vnd,
       encode(sha256(convert_to(coalesce(string_agg(line.content, E'\n' ORDER BY line.payment_id), ''), 'UTF8')), 'hex') AS content_hash
  FROM (SELECT s.payment_id,
               s.amount_vnd,
               concat_ws('|', s.payment_id, s.person_id, covered.months, s.amount_vnd, s.provider_id, s.channel,
                         s.payee_bin, s.payee_account, s.payee_name) AS content
          FROM payouts_signed AS s
          LEFT JOIN covered ON covered.payment_id = s.payment_id
         WHERE s.run_id = %(run_id)s::bigint) AS line;
