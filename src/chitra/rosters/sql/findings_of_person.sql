-- List what was found in the rows that name one person, in lists that count.
-- Returns one row a finding, the latest list first.
SELECT finding.id, period.organisation_code, period.programme_code, period.month, roster.id, roster.sheet, line.row_number,
       finding.cell_column, finding.stage, finding.code, finding.severity, finding.value, finding.expected, submission.at, coalesce(exclusion.reason, '')
  FROM rosters_row AS line
  JOIN rosters_roster AS roster ON roster.id = line.roster_id AND roster.is_current
  JOIN rosters_submission AS submission ON submission.id = roster.submission_id
  JOIN ledger_period AS period ON period.id = line.period_id
  JOIN rosters_finding AS finding ON finding.row_id = line.id
  LEFT JOIN rosters_exclusion AS exclusion ON exclusion.row_id = line.id
 WHERE line.person_id = %(person_id)s::bigint
 ORDER BY line.id DESC, finding.id
 LIMIT %(limit)s::integer;
