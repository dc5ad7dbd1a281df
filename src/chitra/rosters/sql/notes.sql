-- List the notes beside a finding.
-- Returns text, when, by whom, the oldest first.
SELECT noted.text, noted.at, noted.by
FROM rosters_finding AS found
JOIN rosters_note AS noted
    ON noted.period_id = found.period_id AND noted.code = found.code AND noted.row_id IS NOT DISTINCT FROM found.row_id
WHERE found.id = %(finding_id)s::bigint
ORDER BY noted.id;
