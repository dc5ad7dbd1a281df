-- Say of each office's month how much a provider was ordered to pay, and how much of it is unanswered.
-- Returns one row a provider × month × office × programme. Of a settled month nothing is unanswered, so nobody counts there.
SELECT v.code, v.name, pe.month, o.code, o.name, pe.programme_code, pe.id, pe.status,
       sum(b.instruction_count)::bigint, sum(b.total_vnd)::bigint,
       coalesce(sum(waits.instruction_count), 0)::bigint, coalesce(sum(waits.amount_vnd), 0)::bigint
  FROM delivery_batch AS b
  JOIN ledger_period AS pe ON pe.id = b.period_id
  JOIN territory_organisation AS o ON o.id = b.organisation_id
  JOIN providers_provider AS v ON v.id = b.provider_id
  LEFT JOIN LATERAL (SELECT count(*) AS instruction_count, sum(i.amount_vnd) AS amount_vnd
                       FROM delivery_instruction AS i
                      WHERE i.batch_id = b.id
                        AND NOT EXISTS (SELECT FROM delivery_outcome AS w WHERE w.instruction_id = i.id)) AS waits
    ON pe.status = 'open'
 WHERE (%(provider_codes)s::text[] = '{}' OR v.code = ANY (%(provider_codes)s::text[]))
   AND (%(programmes)s::text[] = '{}' OR pe.programme_code = ANY (%(programmes)s::text[]))
   AND pe.month BETWEEN %(from_month)s::date AND %(to_month)s::date
 GROUP BY v.code, v.name, pe.month, o.code, o.name, pe.programme_code, pe.id, pe.status
 ORDER BY pe.month DESC, v.code, o.code, pe.programme_code;
