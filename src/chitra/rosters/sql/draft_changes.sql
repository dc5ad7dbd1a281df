-- Give a page of a draft's changes of one kind.
-- Returns at most `limit` changes after the given one.
SELECT id, change, sheet, row_number, full_name, source_code, unit_code, was, became, was_vnd, became_vnd, explained_by
FROM rosters_draftchange
WHERE draft_id = %(draft_id)s::bigint AND change = %(change)s::text AND id > %(after)s::bigint
ORDER BY id
LIMIT %(limit)s::integer;
