-- Tell what a finding is about, and whose it is.
-- Returns one row: period, organisation, programme, month, row, code.
SELECT found.period_id, period.organisation_code, period.programme_code, period.month, found.row_id, found.code
FROM rosters_finding AS found
JOIN ledger_period AS period ON period.id = found.period_id
WHERE found.id = %(finding_id)s::bigint;
