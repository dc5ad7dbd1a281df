-- Show each exception with the line it is about and the office's month that it concerns, as the territory allows.
-- Returns one row an exception in sight; one about nobody's line is seen by who sees everywhere.
CREATE OR REPLACE VIEW reconciliation_concern WITH (security_invoker = true) AS
SELECT e.id AS exception_id, e.code, e.owner_code, e.due_on, e.at, e.resolved_at, e.resolved_by, e.resolution,
       a.id AS answer_id, a.provider_id, a.kind, a.file_name, a.account AS statement_account,
       l.id AS line_id, l.line_no, l.status, l.reference, l.amount_vnd, l.booked_on, l.reason, l.account, l.name, l.text, l.outcome,
       i.id AS instruction_id,
       coalesce(i.organisation_id, t.organisation_id) AS organisation_id,
       coalesce(p.programme_code, t.programme_code) AS programme_code,
       coalesce(p.month, t.month) AS month
  FROM reconciliation_exception AS e
  JOIN reconciliation_answer AS a ON a.id = e.answer_id
  JOIN reconciliation_line AS l ON l.id = e.line_id
  LEFT JOIN delivery_instruction AS i ON i.id = l.instruction_id
  LEFT JOIN ledger_period AS p ON p.id = i.period_id
  LEFT JOIN reconciliation_tally AS t
    ON l.instruction_id IS NULL AND t.answer_id = a.id AND NOT t.is_matched AND t.outcome = l.outcome
 WHERE i.id IS NOT NULL OR t.id IS NOT NULL;
