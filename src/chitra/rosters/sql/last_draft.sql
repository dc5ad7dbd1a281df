-- Find the last draft by which the file of a list came in for its month.
-- Returns its id, or nothing: it came in by the command line.
SELECT draft.id
FROM rosters_roster AS roster
JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
JOIN ledger_period AS period ON period.id = roster.period_id
JOIN rosters_draft AS draft
    ON draft.original_id = handed_in.original_id
    AND draft.organisation_id = period.organisation_id
    AND draft.programme_code = period.programme_code
    AND draft.month = period.month
WHERE roster.id = %(roster_id)s::bigint AND draft.state = 'stored'
ORDER BY draft.id DESC
LIMIT 1;
