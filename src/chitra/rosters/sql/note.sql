-- Write a note beside a finding: to its row and code, or to its month and code.
-- Returns nothing.
INSERT INTO rosters_note (period_id, row_id, code, text, at, by)
SELECT found.period_id, found.row_id, found.code, %(text)s::text, %(at)s::timestamptz, %(by)s::text
FROM rosters_finding AS found
WHERE found.id = %(finding_id)s::bigint;
