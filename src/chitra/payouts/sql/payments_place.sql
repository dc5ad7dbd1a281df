-- Tell in which run of a period payments stand.
-- Returns one row a payment that is in sight: id, run id, whether another payment replaces it.
SELECT p.id, p.run_id, EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id) AS is_replaced
  FROM payouts_payment AS p
 WHERE p.id = ANY (%(payment_ids)s::bigint[]) AND p.period_id = %(period_id)s::bigint
 ORDER BY p.id;
