-- List the batches in sight, the latest first, with their files, who fetched the first of them, and what is still unanswered.
-- Returns one row a batch. Of a settled period nothing is unanswered, so nobody counts there.
WITH page AS (
    SELECT b.id, b.organisation_id, o.code AS organisation_code, o.name AS organisation_name, r.programme_code, b.period_id, pe.month,
           pe.status, v.code AS provider_code, v.name AS provider_name, b.channel, b.attempt, b.message_id, b.instruction_count,
           b.total_vnd, b.at
      FROM delivery_batch AS b
      JOIN payouts_run AS r ON r.id = b.run_id
      JOIN ledger_period AS pe ON pe.id = b.period_id
      JOIN territory_organisation AS o ON o.id = b.organisation_id
      JOIN providers_provider AS v ON v.id = b.provider_id
     WHERE b.id < %(before)s::bigint
       AND (%(batch_id)s::bigint IS NULL OR b.id = %(batch_id)s::bigint)
       AND (%(provider_codes)s::text[] = '{}' OR v.code = ANY (%(provider_codes)s::text[]))
       AND (%(programmes)s::text[] = '{}' OR r.programme_code = ANY (%(programmes)s::text[]))
       AND (%(month)s::date IS NULL OR pe.month = %(month)s::date)
       AND (%(organisation_code)s::text = '' OR o.code = %(organisation_code)s::text)
     ORDER BY b.id DESC
     LIMIT %(limit)s::integer
)
SELECT p.id, p.organisation_id, p.organisation_code, p.organisation_name, p.programme_code, p.period_id, p.month, p.status,
       p.provider_code, p.provider_name, p.channel, p.attempt, p.message_id, p.instruction_count, p.total_vnd, p.at,
       made.file_count, made.first_at, handed.at, coalesce(handed.by, ''),
       coalesce(waits.instruction_count, 0), coalesce(waits.amount_vnd, 0)
  FROM page AS p
 CROSS JOIN LATERAL (SELECT count(*) AS file_count, min(f.at) AS first_at
                       FROM delivery_batchfile AS f WHERE f.batch_id = p.id) AS made
  LEFT JOIN LATERAL (SELECT h.at, h.by
                       FROM delivery_batchfile AS f
                       JOIN delivery_handover AS h ON h.file_id = f.id
                      WHERE f.batch_id = p.id
                      ORDER BY h.id
                      LIMIT 1) AS handed ON true
  LEFT JOIN LATERAL (SELECT count(*) AS instruction_count, sum(i.amount_vnd)::bigint AS amount_vnd
                       FROM delivery_instruction AS i
                      WHERE i.batch_id = p.id
                        AND NOT EXISTS (SELECT FROM delivery_outcome AS o WHERE o.instruction_id = i.id)) AS waits
    ON p.status = 'open'
 ORDER BY p.id DESC;
