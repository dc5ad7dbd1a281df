-- Join every line to its instruction by reference, and insert lines, matches and outcomes, bare.
-- Returns nothing.
INSERT INTO floor_line
SELECT l.id, l.answer_id, l.line_no, l.line_key, l.occurrence, l.status, l.reference, l.amount_vnd, l.booked_on, l.reason,
       l.account, l.name, l.text, l.outcome, l.detail, l.drawdown_id, i.id
  FROM reconciliation_line AS l
  LEFT JOIN delivery_instruction AS i ON i.reference = l.reference;
INSERT INTO floor_match SELECT * FROM reconciliation_match;
INSERT INTO floor_outcome SELECT * FROM delivery_outcome;
