-- Find where the bytes of a file were handed in before.
-- Returns submissions, the latest first.
SELECT period.organisation_code, period.programme_code, period.month, handed_in.file_name, handed_in.at, handed_in.by
FROM rosters_submission AS handed_in
JOIN ledger_period AS period ON period.id = handed_in.period_id
WHERE handed_in.original_id = %(sha256)s::text
ORDER BY handed_in.at DESC
LIMIT 5;
