-- Order what a run releases: one batch for each provider × channel, one instruction for each bundle, each with its reference.
-- Returns one row a batch: its id, provider, channel, count and total.
WITH bundled AS (
    SELECT s.bundle,
           s.provider_id,
           s.channel,
           s.source_code,
           min(s.person_id) AS person_id,
           min(s.unit_code) AS unit_code,
           min(s.payee_name) AS payee_name,
           min(s.payee_bin) AS payee_bin,
           min(s.payee_account) AS payee_account,
           sum(s.amount_vnd)::bigint AS amount_vnd
      FROM payouts_signed AS s
     WHERE s.run_id = %(run_id)s::bigint AND NOT s.is_excluded
     GROUP BY s.bundle, s.provider_id, s.channel, s.source_code
),
batched AS (
    INSERT INTO delivery_batch
           (run_id, period_id, organisation_id, provider_id, channel, attempt, message_id, instruction_count, total_vnd, at, by)
    SELECT r.id, r.period_id, r.organisation_id, b.provider_id, b.channel, 1,
           delivery_message_id(pe.month, r.programme_code, r.id, 1::smallint, b.provider_id, b.channel),
           count(*), sum(b.amount_vnd), %(at)s::timestamptz, %(by)s::text
      FROM bundled AS b
      JOIN payouts_run AS r ON r.id = %(run_id)s::bigint
      JOIN ledger_period AS pe ON pe.id = r.period_id
     GROUP BY r.id, r.period_id, r.organisation_id, r.programme_code, pe.month, b.provider_id, b.channel
    RETURNING id, run_id, period_id, organisation_id, provider_id, channel, instruction_count, total_vnd
),
numbered AS (
    SELECT nextval('delivery_instruction_id_seq') AS id, b.*
      FROM (SELECT * FROM bundled ORDER BY unit_code, bundle) AS b
),
instructed AS (
    INSERT INTO delivery_instruction
           (id, batch_id, run_id, period_id, organisation_id, provider_id, person_id, bundle, source_code, attempt,
            reference, amount_vnd, channel, unit_code, payee_name, payee_bin, payee_account)
    SELECT n.id, t.id, t.run_id, t.period_id, t.organisation_id, t.provider_id, n.person_id, n.bundle, n.source_code, 1,
           delivery_reference(n.id), n.amount_vnd, n.channel, n.unit_code, n.payee_name, n.payee_bin, n.payee_account
      FROM numbered AS n
      JOIN batched AS t USING (provider_id, channel)
)
SELECT id, provider_id, channel, instruction_count, total_vnd FROM batched ORDER BY id;
