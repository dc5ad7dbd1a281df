-- Judge returned money: it is lawful for what is paid. Look again, too, at earlier credits whose debit has come only now.
-- Returns one row: how many lines were written or looked at again.
WITH waiting AS (
    SELECT l.id AS line_id, l.instruction_id, l.amount_vnd, l.booked_on, l.reason, l.answer_id, l.line_no
      FROM reconciliation_line AS l
     WHERE l.detail = 'E-RECON-RETURN-BEFORE-PAID'
       AND l.instruction_id IN (SELECT b.instruction_id FROM reconciliation_read AS b WHERE b.status = 'paid')
       AND NOT EXISTS (SELECT FROM reconciliation_review AS v WHERE v.line_id = l.id)
),
credits AS (
    SELECT r.answer_id, r.line_no, r.instruction_id, r.amount_vnd, r.booked_on, r.reason, NULL::bigint AS line_id
      FROM reconciliation_read AS r
     WHERE r.status = 'returned' AND r.is_movement AND r.verdict IS NULL
    UNION ALL
    SELECT w.answer_id, w.line_no, w.instruction_id, w.amount_vnd, w.booked_on, w.reason, w.line_id FROM waiting AS w
),
judged AS (
    SELECT c.*,
           CASE WHEN s.standing = 'paid'
                     AND row_number() OVER (PARTITION BY c.instruction_id ORDER BY c.line_id NULLS LAST, c.answer_id, c.line_no) = 1
                     THEN 'applied'
                WHEN s.standing = 'rejected' AND c.line_id IS NULL
                     AND EXISTS (SELECT FROM reconciliation_read AS r
                                  WHERE r.instruction_id = c.instruction_id AND r.status = 'paid' AND r.is_movement
                                    AND r.verdict IS NULL) THEN 'known'
                WHEN s.standing IN ('paid', 'returned') THEN 'conflict E-RECON-RETURNED-TWICE'
                ELSE 'conflict E-RECON-RETURN-BEFORE-PAID' END AS final
      FROM credits AS c
      JOIN delivery_standing AS s ON s.instruction_id = c.instruction_id
),
written AS (
    INSERT INTO reconciliation_line
           (answer_id, line_no, line_key, occurrence, status, reference, amount_vnd, booked_on, reason, account, name, text,
            bank_ref, instruction_id, outcome, detail)
    SELECT r.answer_id, r.line_no, r.line_key, r.occurrence, r.status, r.reference, r.amount_vnd, r.booked_on, r.reason,
           r.account, r.name, r.text, r.bank_ref, r.instruction_id, split_part(j.final, ' ', 1), split_part(j.final, ' ', 2)
      FROM judged AS j
      JOIN reconciliation_read AS r USING (answer_id, line_no)
     WHERE j.line_id IS NULL
    RETURNING id, answer_id, line_no
),
reviewed AS (
    INSERT INTO reconciliation_review (line_id, became, reason, at, by)
    SELECT j.line_id, 'applied', 'E-RECON-DEBIT-CAME', %(at)s::timestamptz, %(by)s::text
      FROM judged AS j
     WHERE j.line_id IS NOT NULL AND j.final = 'applied'
),
applied AS (
    SELECT coalesce(j.line_id, w.id) AS line_id, j.instruction_id, j.amount_vnd, j.reason, j.booked_on
      FROM judged AS j
      LEFT JOIN written AS w USING (answer_id, line_no)
     WHERE j.final = 'applied'
),
matched AS (
    INSERT INTO reconciliation_match (line_id, instruction_id, direction, amount_vnd)
    SELECT a.line_id, a.instruction_id, 'back', a.amount_vnd FROM applied AS a
),
booked AS (
    INSERT INTO delivery_booking (instruction_id, became, reason, booked_on, line_id)
    SELECT a.instruction_id, 'returned', a.reason, coalesce(a.booked_on, %(on)s::date), a.line_id FROM applied AS a
)
SELECT count(*) FROM judged;
