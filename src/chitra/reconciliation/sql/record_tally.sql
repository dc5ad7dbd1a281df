-- Count what each answer of a file says about whom: an office's month, by outcome. Without a file named, of every file.
-- Returns nothing.
INSERT INTO reconciliation_tally
       (answer_id, organisation_id, programme_code, month, is_matched, outcome, line_count, amount_vnd)
WITH told AS (
    SELECT a.id AS answer_id, l.id AS line_id, l.outcome, l.amount_vnd, i.organisation_id, p.programme_code, i.id IS NOT NULL AS is_matched, p.month,
           date_trunc('month', coalesce(a.to_date, (a.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))::date AS month_told
      FROM reconciliation_answer AS a
      LEFT JOIN reconciliation_line AS l ON l.answer_id = a.id
      LEFT JOIN delivery_instruction AS i ON i.id = l.instruction_id
      LEFT JOIN ledger_period AS p ON p.id = i.period_id
     WHERE (%(sha256)s::text IS NULL OR a.original_id = %(sha256)s::text)
       AND (%(provider_id)s::bigint IS NULL OR a.provider_id = %(provider_id)s::bigint)
),
of_account AS (
    SELECT DISTINCT ON (a.id) a.id AS answer_id, v.organisation_id, v.programme_code
      FROM reconciliation_answer AS a
      JOIN providers_advanceaccount AS v
        ON v.provider_id = a.provider_id AND upper(v.account_no) = upper(regexp_replace(a.account, '[^0-9A-Za-z]', '', 'g'))
     WHERE a.id IN (SELECT t.answer_id FROM told AS t) AND a.opening_vnd IS NOT NULL
     ORDER BY a.id, v.valid_from DESC
),
of_file AS (
    SELECT t.answer_id, max(t.month) AS month,
           CASE WHEN count(DISTINCT (t.organisation_id, t.programme_code)) = 1 THEN min(t.organisation_id) END AS organisation_id,
           CASE WHEN count(DISTINCT (t.organisation_id, t.programme_code)) = 1 THEN min(t.programme_code) END AS programme_code
      FROM told AS t
     WHERE t.is_matched
     GROUP BY t.answer_id
)
SELECT t.answer_id, coalesce(t.organisation_id, c.organisation_id, f.organisation_id),
       coalesce(t.programme_code, c.programme_code, f.programme_code, ''),
       coalesce(t.month, f.month, t.month_told), t.is_matched, coalesce(t.outcome, ''), count(t.line_id), coalesce(sum(abs(t.amount_vnd)), 0)::bigint
  FROM told AS t
  LEFT JOIN of_account AS c USING (answer_id)
  LEFT JOIN of_file AS f USING (answer_id)
 GROUP BY 1, 2, 3, 4, 5, 6;
