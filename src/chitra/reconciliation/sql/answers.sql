-- Give a page of the answers in sight, or one of them, or those of one file, with what became of their lines.
-- Returns one row an answer, the latest first; lines are counted for the offices in sight.
SELECT a.id, a.original_id, a.kind, a.account, a.number, a.from_date, a.to_date, a.opening_vnd, a.closing_vnd, a.moved_vnd,
       a.file_name, a.at, a.by,
       coalesce(sum(t.line_count) FILTER (WHERE t.outcome = 'applied'), 0)::bigint,
       coalesce(sum(t.line_count) FILTER (WHERE t.outcome = 'known'), 0)::bigint,
       coalesce(sum(t.line_count) FILTER (WHERE t.outcome = 'conflict'), 0)::bigint,
       coalesce(sum(t.line_count) FILTER (WHERE t.outcome = 'unknown'), 0)::bigint,
       coalesce(sum(t.line_count) FILTER (WHERE t.outcome = 'malformed'), 0)::bigint
  FROM (SELECT b.*
          FROM reconciliation_answer AS b
         WHERE b.provider_id = %(provider_id)s::bigint AND b.id < %(before)s::bigint
           AND (%(answer_id)s::bigint IS NULL OR b.id = %(answer_id)s::bigint)
           AND (%(sha256)s::text IS NULL OR b.original_id = %(sha256)s::text)
           AND (b.by = %(by)s::text
                OR EXISTS (SELECT FROM reconciliation_tally AS t
                            WHERE t.answer_id = b.id
                              AND (%(programmes)s::text[] = '{}' OR t.programme_code = ANY (%(programmes)s::text[]))
                              AND (%(month)s::date IS NULL OR t.month = %(month)s::date)))
         ORDER BY b.id DESC
         LIMIT %(limit)s::integer) AS a
  LEFT JOIN reconciliation_tally AS t ON t.answer_id = a.id
 GROUP BY a.id, a.original_id, a.kind, a.account, a.number, a.from_date, a.to_date, a.opening_vnd, a.closing_vnd, a.moved_vnd,
          a.file_name, a.at, a.by
 ORDER BY a.id DESC;
