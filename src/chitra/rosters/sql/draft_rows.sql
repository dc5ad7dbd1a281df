-- Give a page of a draft's rows that stand alike.
-- Returns at most `limit` rows after the given one.
SELECT id, sheet, row_number, row_kind, standing, outcome, full_name, unit_code, amount_vnd, raw
FROM rosters_draftrow
WHERE draft_id = %(draft_id)s::bigint AND standing = %(standing)s::text AND id > %(after)s::bigint
ORDER BY id
LIMIT %(limit)s::integer;
