-- Tell where a row stands, and whose it is.
-- Returns one row: id, organisation, programme, month, file, sheet, row number, name.
SELECT
    stored.id, period.organisation_code, period.programme_code, period.month, handed_in.file_name, roster.sheet,
    stored.row_number, stored.full_name
FROM rosters_row AS stored
JOIN rosters_roster AS roster ON roster.id = stored.roster_id
JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
JOIN ledger_period AS period ON period.id = roster.period_id
WHERE stored.id = %(row_id)s::bigint;
