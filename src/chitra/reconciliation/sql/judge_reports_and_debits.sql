-- Judge every line but returned money: what it makes of its instruction, or why it makes nothing of it; write lines, matches, bookings.
-- Returns one row: how many lines were written. Of several lines on one instruction the first by status, then by place, takes effect.
WITH turned AS (
    SELECT r.*, s.standing, d.id AS drawdown_id,
           row_number() OVER (PARTITION BY r.instruction_id
                              ORDER BY (r.verdict IS NULL AND r.status IN ('paid', 'rejected', 'unclaimed')) DESC,
                                       array_position(ARRAY['paid', 'rejected', 'unclaimed', 'accepted'], r.status),
                                       r.answer_id, r.line_no) AS turn,
           first_value(r.status) OVER (PARTITION BY r.instruction_id
                              ORDER BY (r.verdict IS NULL AND r.status IN ('paid', 'rejected', 'unclaimed')) DESC,
                                       array_position(ARRAY['paid', 'rejected', 'unclaimed', 'accepted'], r.status),
                                       r.answer_id, r.line_no) AS leading_status,
           m.id IS NOT NULL AS is_out
      FROM reconciliation_read AS r
      LEFT JOIN delivery_standing AS s ON s.instruction_id = r.instruction_id
      LEFT JOIN reconciliation_match AS m ON m.instruction_id = r.instruction_id AND m.direction = 'out'
      LEFT JOIN LATERAL (
               SELECT w.id
                 FROM treasury_drawdown AS w
                WHERE r.status = 'received' AND r.verdict IS NULL AND r.instruction_id IS NULL
                  AND w.provider_id = %(provider_id)s::bigint AND w.amount_vnd = r.amount_vnd
                  AND position(upper(w.ref) IN upper(concat_ws(' ', r.reference, r.text))) > 0
                  AND NOT EXISTS (SELECT FROM reconciliation_line AS l WHERE l.drawdown_id = w.id)
                ORDER BY w.id LIMIT 1) AS d ON true
     WHERE NOT (r.status = 'returned' AND r.is_movement AND r.verdict IS NULL)
),
judged AS (
    SELECT t.*,
           CASE
             WHEN t.verdict IS NOT NULL THEN t.verdict
             WHEN t.status = 'received' THEN
                  CASE WHEN t.drawdown_id IS NULL THEN 'unknown E-RECON-RECEIPT'
                       WHEN row_number() OVER (PARTITION BY t.drawdown_id ORDER BY t.answer_id, t.line_no) > 1
                            THEN 'conflict E-RECON-RECEIPT-TWICE'
                       ELSE 'applied' END
             WHEN t.status = 'accepted' THEN CASE t.standing WHEN 'instructed' THEN 'applied' ELSE 'known' END
             WHEN t.turn > 1 AND t.status = t.leading_status THEN
                  CASE WHEN t.is_movement THEN 'conflict E-RECON-PAID-TWICE' ELSE 'known' END
             WHEN t.turn > 1 THEN 'conflict E-RECON-CONTRADICTS'
             WHEN t.status = 'paid' AND t.standing IN ('instructed', 'unclaimed') THEN 'applied'
             WHEN t.status = 'paid' AND t.standing = 'paid' AND t.is_movement THEN
                  CASE WHEN t.is_out THEN 'conflict E-RECON-PAID-TWICE' ELSE 'applied' END
             WHEN t.status = 'paid' AND t.standing = 'paid' THEN 'known'
             WHEN t.status = 'paid' THEN 'conflict E-RECON-PAID-AFTER-RETURN'
             WHEN t.status IN ('rejected', 'returned') AND t.standing = 'instructed' THEN 'applied'
             WHEN t.status IN ('rejected', 'returned') AND t.standing IN ('rejected', 'returned') THEN 'known'
             WHEN t.status IN ('rejected', 'returned') THEN 'conflict E-RECON-RETURN-WITHOUT-MONEY'
             WHEN t.status = 'unclaimed' AND t.standing = 'instructed' THEN 'applied'
             WHEN t.status = 'unclaimed' AND t.standing = 'unclaimed' THEN 'known'
             ELSE 'conflict E-RECON-CONTRADICTS'
           END AS final
      FROM turned AS t
),
written AS (
    INSERT INTO reconciliation_line
           (answer_id, line_no, line_key, occurrence, status, reference, amount_vnd, booked_on, reason, account, name, text,
            instruction_id, drawdown_id, outcome, detail)
    SELECT j.answer_id, j.line_no, j.line_key, j.occurrence, j.status, j.reference, j.amount_vnd, j.booked_on, j.reason,
           j.account, j.name, j.text, j.instruction_id, CASE WHEN j.final = 'applied' THEN j.drawdown_id END,
           split_part(j.final, ' ', 1), split_part(j.final, ' ', 2)
      FROM judged AS j
    RETURNING id, answer_id, line_no
),
matched AS (
    INSERT INTO reconciliation_match (line_id, instruction_id, direction, amount_vnd)
    SELECT w.id, j.instruction_id, 'out', -j.amount_vnd
      FROM judged AS j
      JOIN written AS w USING (answer_id, line_no)
     WHERE j.final = 'applied' AND j.is_movement AND j.status = 'paid'
),
booked AS (
    INSERT INTO delivery_booking (instruction_id, became, reason, booked_on, line_id)
    SELECT j.instruction_id, CASE j.status WHEN 'returned' THEN 'rejected' ELSE j.status END, j.reason,
           coalesce(j.booked_on, %(on)s::date), w.id
      FROM judged AS j
      JOIN written AS w USING (answer_id, line_no)
     WHERE j.final = 'applied' AND j.status IN ('paid', 'rejected', 'returned', 'unclaimed') AND j.standing <> 'paid'
)
SELECT count(*) FROM written;
