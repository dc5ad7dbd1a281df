-- Divide what a run signs, and has not excluded, by group of benefits, commune, channel and kind.
-- Returns one row a share: dimension, key, people, payments, đồng.
SELECT CASE WHEN grouping(part.group_key) = 0 THEN 'group'
            WHEN grouping(part.unit_code) = 0 THEN 'commune'
            WHEN grouping(part.channel) = 0 THEN 'channel'
            ELSE 'kind' END AS dimension,
       coalesce(part.group_key, part.unit_code, part.channel, part.kind) AS key,
       count(DISTINCT part.person_id)::integer AS people_count,
       count(*)::integer AS payment_count,
       sum(part.amount_vnd)::bigint AS amount_vnd
  FROM (SELECT coalesce(nullif(c.group_code, ''), split_part(p.category_code, '.', 2)) AS group_key,
               p.unit_code, p.channel, p.kind, p.person_id, p.amount_vnd
          FROM payouts_payment AS p
          JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded
          LEFT JOIN programmes_category AS c ON c.code = p.category_code
         WHERE p.run_id = %(run_id)s::bigint) AS part
 GROUP BY GROUPING SETS ((part.group_key), (part.unit_code), (part.channel), (part.kind))
 ORDER BY 1, 2;
