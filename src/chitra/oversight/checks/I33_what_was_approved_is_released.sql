-- What is released is what was approved: the hash holds to this day.
-- Returns one row a run whose content differs; none in health.
WITH asked AS MATERIALIZED (
    SELECT r.id
      FROM payouts_run AS r
     WHERE %(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint
),
covered AS MATERIALIZED (
    SELECT c.payment_id, string_agg(c.month || ' ' || c.cause, ',' ORDER BY c.month, c.cause) AS months
      FROM payouts_cover AS c
     WHERE %(period_id)s::bigint IS NULL
        OR c.payment_id = ANY (ARRAY(SELECT p.id FROM payouts_payment AS p WHERE p.run_id = ANY (ARRAY(SELECT id FROM asked))))
     GROUP BY c.payment_id
),
hashed AS (
    SELECT s.run_id,
           encode(sha256(convert_to(string_agg(
               concat_ws('|', s.payment_id, s.person_id, covered.months, s.amount_vnd, s.provider_id, s.channel,
                         s.payee_bin, s.payee_account, s.payee_name), E'\n' ORDER BY s.payment_id), 'UTF8')), 'hex') AS content_hash
      FROM payouts_signed AS s
      LEFT JOIN covered ON covered.payment_id = s.payment_id
     WHERE %(period_id)s::bigint IS NULL OR s.run_id = ANY (ARRAY(SELECT id FROM asked))
     GROUP BY s.run_id
),
compared AS (
    SELECT asked.id AS run_id, a.content_hash, o.content_hash AS released_hash,
           coalesce(hashed.content_hash, encode(sha256(''), 'hex')) AS current_hash
      FROM asked
      JOIN payouts_signature AS a ON a.run_id = asked.id AND a.stage = 'approved' AND a.revoked_at IS NULL
      LEFT JOIN payouts_signature AS o ON o.run_id = asked.id AND o.stage = 'released' AND o.revoked_at IS NULL
      LEFT JOIN hashed ON hashed.run_id = asked.id
)
SELECT c.run_id, c.content_hash, c.current_hash
  FROM compared AS c
 WHERE c.content_hash <> c.current_hash OR c.released_hash <> c.content_hash;
