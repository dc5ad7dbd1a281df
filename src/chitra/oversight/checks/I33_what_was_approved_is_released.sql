-- What is released is what was approved: the hash holds to this day.
-- Returns one row a run whose content differs; none in health.
SELECT r.id AS run_id, a.content_hash, now_is.content_hash AS current_hash
  FROM payouts_run AS r
  JOIN payouts_signature AS a ON a.run_id = r.id AND a.stage = 'approved' AND a.revoked_at IS NULL
  LEFT JOIN payouts_signature AS o ON o.run_id = r.id AND o.stage = 'released' AND o.revoked_at IS NULL
 CROSS JOIN LATERAL (
           SELECT encode(sha256(convert_to(coalesce(string_agg(
                      concat_ws('|', p.id, p.person_id, covered.months, p.amount_vnd, p.provider_id, p.channel,
                                p.payee_bin, p.payee_account, p.payee_name), E'\n' ORDER BY p.id), ''), 'UTF8')), 'hex') AS content_hash
             FROM payouts_signed AS s
             JOIN payouts_payment AS p ON p.id = s.payment_id
             LEFT JOIN LATERAL (SELECT string_agg(c.month || ' ' || c.cause, ',' ORDER BY c.month, c.cause) AS months
                                  FROM payouts_cover AS c
                                 WHERE c.payment_id = p.id) AS covered ON true
            WHERE s.run_id = r.id AND p.run_id = r.id) AS now_is
 WHERE (%(period_id)s::bigint IS NULL OR r.period_id = %(period_id)s::bigint)
   AND (a.content_hash <> now_is.content_hash OR (o.id IS NOT NULL AND o.content_hash <> a.content_hash));
