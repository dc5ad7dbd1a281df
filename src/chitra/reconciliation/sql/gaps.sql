-- List the statements in sight that do not follow the one before, or do not add up.
-- Returns one row a statement, by account and day.
SELECT c.answer_id, v.code, c.account, c.number, c.from_date, c.to_date, c.opening_vnd, c.closing_vnd, c.is_gap, c.is_off
  FROM reconciliation_chain AS c
  JOIN providers_provider AS v ON v.id = c.provider_id
 WHERE (c.is_gap OR c.is_off)
   AND (%(provider_codes)s::text[] = '{}' OR v.code = ANY (%(provider_codes)s::text[]))
   AND EXISTS (SELECT FROM reconciliation_tally AS t
                WHERE t.answer_id = c.answer_id
                  AND (%(programmes)s::text[] = '{}' OR t.programme_code = ANY (%(programmes)s::text[])))
 ORDER BY c.account, c.from_date, c.answer_id;
