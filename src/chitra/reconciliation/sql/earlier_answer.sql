-- Find a file that this provider handed over before, byte for byte.
-- Returns one row a head: kind, line_count, opening and closing balance; no row for a new file.
SELECT a.kind, a.line_count, a.opening_vnd, a.closing_vnd
  FROM reconciliation_answer AS a
 WHERE a.original_id = %(sha256)s::text AND a.provider_id = %(provider_id)s::bigint
 ORDER BY a.head_no;
