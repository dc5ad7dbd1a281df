-- List the batches of a period that a provider gets, with the header facts of their files, and lock them.
-- Returns one row a batch; `has_file` says whether a file of it was recorded before.
SELECT b.id, b.channel, b.attempt, b.message_id, b.instruction_count, b.total_vnd, b.at,
       o.code AS organisation_code, o.name AS organisation_name,
       r.programme_code, r.number AS run_number, paid.pay_date, pe.month,
       coalesce(a.account_no, '') AS debtor_account, coalesce(a.bin, '') AS debtor_bin,
       coalesce(a.holder_name, '') AS debtor_name,
       EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = b.id) AS has_file
  FROM delivery_batch AS b
  JOIN payouts_run AS r ON r.id = b.run_id
  JOIN ledger_period AS pe ON pe.id = b.period_id
  JOIN territory_organisation AS o ON o.id = b.organisation_id
 CROSS JOIN LATERAL (SELECT greatest(r.planned_pay_date, (b.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS pay_date) AS paid
  LEFT JOIN providers_advanceaccount AS a
    ON a.provider_id = b.provider_id AND a.organisation_id = b.organisation_id AND a.programme_code = r.programme_code
   AND daterange(a.valid_from, a.valid_until) @> paid.pay_date
 WHERE b.period_id = %(period_id)s::bigint AND b.provider_id = %(provider_id)s::bigint
 ORDER BY b.id
   FOR UPDATE OF b;
