-- Order once more what was staged: one batch for each run × provider × channel, numbered after the batches before it.
-- Returns one row a batch: its id, provider, channel, count and total.
WITH grouped AS (
    SELECT s.run_id, s.period_id, s.organisation_id, s.provider_id, s.channel, count(*)::integer AS instruction_count,
           sum(s.amount_vnd)::bigint AS total_vnd,
           1 + coalesce((SELECT max(b.attempt) FROM delivery_batch AS b
                          WHERE b.run_id = s.run_id AND b.provider_id = s.provider_id AND b.channel = s.channel), 1) AS attempt
      FROM delivery_reissue AS s
     GROUP BY s.run_id, s.period_id, s.organisation_id, s.provider_id, s.channel
),
batched AS (
    INSERT INTO delivery_batch
           (run_id, period_id, organisation_id, provider_id, channel, attempt, message_id, instruction_count, total_vnd, at, by)
    SELECT r.id, r.period_id, r.organisation_id, g.provider_id, g.channel, g.attempt,
           delivery_message_id(pe.month, r.programme_code, r.id, g.attempt::smallint, g.provider_id, g.channel),
           g.instruction_count, g.total_vnd, %(at)s::timestamptz, %(by)s::text
      FROM grouped AS g
      JOIN payouts_run AS r ON r.id = g.run_id
      JOIN ledger_period AS pe ON pe.id = r.period_id
    RETURNING id, run_id, provider_id, channel, instruction_count, total_vnd
),
instructed AS (
    INSERT INTO delivery_instruction
           (id, batch_id, run_id, period_id, organisation_id, provider_id, person_id, bundle, source_code, attempt,
            reference, amount_vnd, channel, unit_code, payee_name, payee_bin, payee_account)
    SELECT n.id, t.id, n.run_id, n.period_id, n.organisation_id, n.provider_id, n.person_id, n.bundle, n.source_code, n.attempt,
           delivery_reference(n.id), n.amount_vnd, n.channel, n.unit_code, n.payee_name, n.payee_bin, n.payee_account
      FROM (SELECT nextval('delivery_instruction_id_seq') AS id, s.run_id, s.period_id, s.organisation_id, s.provider_id,
                   s.person_id, s.bundle, s.source_code, s.attempt, s.amount_vnd, s.channel, s.unit_code, s.payee_name,
                   s.payee_bin, s.payee_account
              FROM (SELECT * FROM delivery_reissue ORDER BY unit_code, bundle) AS s) AS n
      JOIN batched AS t USING (run_id, provider_id, channel)
)
SELECT id, provider_id, channel, instruction_count, total_vnd FROM batched ORDER BY id;
