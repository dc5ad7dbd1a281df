-- Judge every line but returned money: what it makes of its instruction, or why it makes nothing of it; write lines, matches, bookings.
-- Returns one row: how many lines were written. Of several lines on one instruction the first by status, then by place, takes effect.
WITH received AS (
    SELECT DISTINCT ON (r.answer_id, r.line_no) r.answer_id, r.line_no, w.id,
           EXISTS (SELECT FROM reconciliation_line AS l WHERE l.drawdown_id = w.id) AS is_credited
      FROM reconciliation_read AS r
      JOIN treasury_drawdown AS w ON w.provider_id = %(provider_id)s::bigint AND w.amount_vnd = r.amount_vnd
      JOIN ledger_period AS p ON p.id = w.period_id
      JOIN reconciliation_answer AS a ON a.id = r.answer_id
      JOIN providers_advanceaccount AS v
        ON v.provider_id = w.provider_id AND v.organisation_id = p.organisation_id AND v.programme_code = p.programme_code
       AND upper(v.account_no) = upper(regexp_replace(a.account, '[^0-9A-Za-z]', '', 'g'))
     WHERE r.status = 'received' AND r.verdict IS NULL AND r.instruction_id IS NULL
       AND position(upper(w.ref) IN upper(concat_ws(' ', r.reference, r.text))) > 0
     ORDER BY r.answer_id, r.line_no, length(w.ref) DESC, w.id
),
turned AS (
    SELECT r.*, CASE WHEN r.instruction_id IS NOT NULL THEN coalesce(o.became, 'instructed') END AS standing,
           o.booked_on AS stood_on, d.id AS drawdown_id, d.is_credited, m.id IS NOT NULL AS is_out,
           EXISTS (SELECT FROM reconciliation_read AS back
                    WHERE back.instruction_id = r.instruction_id AND back.status = 'returned' AND back.is_movement
                      AND back.verdict IS NULL) AS is_undone,
           row_number() OVER said AS turn,
           first_value(r.status) OVER said AS leading_status,
           first_value(r.booked_on) OVER said AS leading_on
      FROM reconciliation_read AS r
      LEFT JOIN received AS d USING (answer_id, line_no)
      -- Standing and debit are looked up line by line, however much the tables have grown since they were analyzed.
      LEFT JOIN LATERAL (SELECT o.became, o.booked_on FROM delivery_outcome AS o
                          WHERE o.instruction_id = r.instruction_id ORDER BY o.seq DESC LIMIT 1) AS o ON true
      LEFT JOIN LATERAL (SELECT m.id FROM reconciliation_match AS m
                          WHERE m.instruction_id = r.instruction_id AND m.direction = 'out' LIMIT 1) AS m ON true
     WHERE NOT (r.status = 'returned' AND r.is_movement AND r.verdict IS NULL)
    WINDOW said AS (PARTITION BY r.instruction_id
                        ORDER BY (r.verdict IS NULL AND r.status IN ('paid', 'rejected', 'unclaimed')) DESC,
                                 array_position(ARRAY['paid', 'rejected', 'unclaimed', 'accepted'], r.status),
                                 r.answer_id, r.line_no)
),
judged AS (
    SELECT t.*,
           CASE
             WHEN t.verdict IS NOT NULL THEN t.verdict
             WHEN t.status = 'received' THEN
                  CASE WHEN t.drawdown_id IS NULL THEN 'unknown E-RECON-RECEIPT'
                       WHEN t.is_credited
                            OR row_number() OVER (PARTITION BY t.drawdown_id ORDER BY t.answer_id, t.line_no) > 1
                            THEN 'conflict E-RECON-RECEIPT-TWICE'
                       ELSE 'applied' END
             WHEN t.status = 'accepted' THEN CASE t.standing WHEN 'instructed' THEN 'applied' ELSE 'known' END
             WHEN t.turn > 1 AND t.status = t.leading_status THEN
                  CASE WHEN t.is_movement THEN 'conflict E-RECON-PAID-TWICE' ELSE 'known' END
             WHEN t.turn > 1 AND (t.leading_status, t.status) = ('paid', 'unclaimed')
                  AND coalesce(t.booked_on <= t.leading_on, true) THEN 'known'
             WHEN t.turn > 1 THEN 'conflict E-RECON-CONTRADICTS'
             WHEN t.status = 'paid' AND t.standing IN ('instructed', 'unclaimed') THEN 'applied'
             WHEN t.status = 'paid' AND t.is_movement AND t.standing IN ('paid', 'returned') THEN
                  CASE WHEN t.is_out THEN 'conflict E-RECON-PAID-TWICE' ELSE 'applied' END
             WHEN t.status = 'paid' AND t.standing = 'paid' THEN 'known'
             WHEN t.status = 'paid' AND t.standing = 'returned' AND t.is_out AND coalesce(t.booked_on <= t.stood_on, true)
                  THEN 'known'
             WHEN t.status = 'paid' AND t.is_movement AND t.standing = 'rejected' AND t.is_undone THEN 'known'
             WHEN t.status = 'paid' THEN 'conflict E-RECON-PAID-AFTER-RETURN'
             WHEN t.status IN ('rejected', 'returned') AND t.standing = 'instructed' THEN 'applied'
             WHEN t.status IN ('rejected', 'returned') AND t.standing IN ('rejected', 'returned') THEN 'known'
             WHEN t.status IN ('rejected', 'returned') THEN 'conflict E-RECON-RETURN-WITHOUT-MONEY'
             WHEN t.status = 'unclaimed' AND t.standing = 'instructed' THEN 'applied'
             WHEN t.status = 'unclaimed' AND t.standing = 'unclaimed' THEN 'known'
             WHEN t.status = 'unclaimed' AND t.standing = 'paid' AND coalesce(t.booked_on <= t.stood_on, true) THEN 'known'
             ELSE 'conflict E-RECON-CONTRADICTS'
           END AS final
      FROM turned AS t
),
written AS (
    INSERT INTO reconciliation_line
           (answer_id, line_no, line_key, occurrence, status, reference, amount_vnd, booked_on, reason, account, name, text,
            bank_ref, instruction_id, drawdown_id, outcome, detail)
    SELECT j.answer_id, j.line_no, j.line_key, j.occurrence, j.status, j.reference, j.amount_vnd, j.booked_on, j.reason,
           j.account, j.name, j.text, j.bank_ref, j.instruction_id, CASE WHEN j.final = 'applied' THEN j.drawdown_id END,
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
     WHERE j.final = 'applied' AND j.status IN ('paid', 'rejected', 'returned', 'unclaimed') AND j.standing IN ('instructed', 'unclaimed')
)
SELECT count(*) FROM written;
