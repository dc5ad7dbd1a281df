-- The first order of a payment goes to the payee, account and provider that were approved.
-- Returns one row an instruction that goes elsewhere; none in health.
SELECT i.id, i.payee_account, p.payee_account AS approved_account
  FROM delivery_instruction AS i
  JOIN payouts_payment AS p ON p.id = i.bundle
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint)))
   AND i.attempt = 1
   AND (i.payee_name, i.payee_bin, i.payee_account, i.channel, i.provider_id, i.person_id)
       IS DISTINCT FROM (p.payee_name, p.payee_bin, p.payee_account, p.channel, p.provider_id, p.person_id);
