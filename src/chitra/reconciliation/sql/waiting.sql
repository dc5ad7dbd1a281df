-- Give a page of a provider's orders of a month that nobody has answered.
-- Returns one row an order, by reference.
SELECT i.id, i.reference, o.code, r.programme_code, i.channel, i.payee_name, i.payee_account, i.amount_vnd, i.batch_id,
       EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = b.id)
  FROM delivery_batch AS b
  JOIN ledger_period AS pe ON pe.id = b.period_id
  JOIN payouts_run AS r ON r.id = b.run_id
  JOIN territory_organisation AS o ON o.id = b.organisation_id
  JOIN delivery_instruction AS i ON i.batch_id = b.id
 WHERE b.provider_id = %(provider_id)s::bigint AND pe.month = %(month)s::date AND pe.status = 'open'
   AND i.id > %(after)s::bigint
   AND (%(programmes)s::text[] = '{}' OR r.programme_code = ANY (%(programmes)s::text[]))
   AND (%(organisation_code)s::text = '' OR o.code = %(organisation_code)s::text)
   AND (%(programme_code)s::text = '' OR r.programme_code = %(programme_code)s::text)
   AND NOT EXISTS (SELECT FROM delivery_outcome AS w WHERE w.instruction_id = i.id)
 ORDER BY i.id
 LIMIT %(limit)s::integer;
