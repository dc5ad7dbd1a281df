-- Find a provider's unanswered orders in sight that bear an amount or go to an account.
-- Returns one row an order: id, reference, amount, payee, account, office, batch.
SELECT i.id, i.reference, i.amount_vnd, i.payee_name, i.payee_account, o.code, i.batch_id
  FROM delivery_batch AS b
  JOIN ledger_period AS pe ON pe.id = b.period_id
  JOIN territory_organisation AS o ON o.id = b.organisation_id
  JOIN delivery_instruction AS i ON i.batch_id = b.id
 WHERE b.provider_id = %(provider_id)s::bigint AND pe.status = 'open'
   AND (i.amount_vnd = abs(%(amount_vnd)s::bigint)
        OR (%(account)s::text <> '' AND upper(i.payee_account) = upper(regexp_replace(%(account)s::text, '[^0-9A-Za-z]', '', 'g'))))
   AND NOT EXISTS (SELECT FROM delivery_outcome AS w WHERE w.instruction_id = i.id)
 ORDER BY i.id
 LIMIT 5000;
