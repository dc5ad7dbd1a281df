-- Tell where a list stands, and by which file it came in.
-- Returns one row.
SELECT
    roster.id, period.id, period.organisation_code, period.programme_code, period.month, roster.kind, roster.list_key, roster.unit_code,
    roster.sheet, roster.header_row, roster.accepted_count, roster.held_count, roster.refused_count, roster.ignored_count,
    roster.people_count, roster.amount_vnd, roster.stated_total_vnd, roster.is_current, roster.frozen_at, roster.replaced_by_id,
    roster.cell_columns, handed_in.file_name, handed_in.original_id, handed_in.at, handed_in.by
FROM rosters_roster AS roster
JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
JOIN ledger_period AS period ON period.id = roster.period_id
WHERE roster.id = %(roster_id)s::bigint;
