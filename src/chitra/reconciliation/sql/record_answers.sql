-- Keep what each statement or report of a file says of itself.
-- Returns one row a head: id, head_no; no row when the same file came meanwhile.
INSERT INTO reconciliation_answer
       (original_id, provider_id, head_no, kind, account, number, from_date, to_date, opening_vnd, closing_vnd,
        moved_vnd, line_count, file_name, at, by)
SELECT %(sha256)s::text, %(provider_id)s::bigint, h.head_no, %(kind)s::text, h.account, h.number, h.from_date, h.to_date,
       h.opening_vnd, h.closing_vnd, h.moved_vnd, h.line_count, %(file_name)s::text, %(at)s::timestamptz, %(by)s::text
  FROM unnest(%(head_nos)s::integer[], %(accounts)s::text[], %(numbers)s::text[], %(from_dates)s::date[], %(to_dates)s::date[],
              %(openings)s::bigint[], %(closings)s::bigint[], %(moves)s::bigint[], %(line_counts)s::integer[])
    AS h (head_no, account, number, from_date, to_date, opening_vnd, closing_vnd, moved_vnd, line_count)
    ON CONFLICT (provider_id, original_id, head_no) DO NOTHING
RETURNING id, head_no;
