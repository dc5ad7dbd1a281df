-- Close the exceptions that this answer explains: the debit has come for an earlier credit, the credit for an earlier refusal.
-- Returns one row an exception: its id.
WITH credited AS (
    SELECT l.id AS line_id
      FROM reconciliation_line AS l
      JOIN delivery_standing AS s ON s.instruction_id = l.instruction_id AND s.standing = 'returned'
     WHERE l.detail = 'E-RECON-RETURN-WITHOUT-MONEY'
       AND l.instruction_id IN (SELECT r.instruction_id FROM reconciliation_read AS r WHERE r.status = 'returned' AND r.is_movement)
),
reviewed AS (
    INSERT INTO reconciliation_review (line_id, became, reason, at, by)
    SELECT c.line_id, 'known', 'E-RECON-CREDIT-CAME', %(at)s::timestamptz, %(by)s::text
      FROM credited AS c
     WHERE NOT EXISTS (SELECT FROM reconciliation_review AS v WHERE v.line_id = c.line_id)
),
debited AS (
    SELECT v.line_id
      FROM reconciliation_review AS v
      JOIN reconciliation_line AS l ON l.id = v.line_id
     WHERE v.reason = 'E-RECON-DEBIT-CAME'
       AND l.instruction_id IN (SELECT r.instruction_id FROM reconciliation_read AS r WHERE r.status = 'paid')
)
UPDATE reconciliation_exception AS e
   SET resolved_at = %(at)s::timestamptz, resolved_by = %(by)s::text,
       resolution = CASE e.code WHEN 'E-RECON-RETURN-WITHOUT-MONEY' THEN 'E-RECON-CREDIT-CAME' ELSE 'E-RECON-DEBIT-CAME' END
 WHERE e.resolved_at IS NULL
   AND e.line_id IN (SELECT c.line_id FROM credited AS c UNION ALL SELECT d.line_id FROM debited AS d)
RETURNING e.id;
