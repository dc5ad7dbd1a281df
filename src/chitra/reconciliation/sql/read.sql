-- Compare each staged line with the instruction that its reference names; `verdict` stays empty where nothing speaks against it.
-- Returns nothing. Identical lines of one file are occurrences 1 and 2; a line that another file has told already is known, even
-- if that file had another format: two lines of one format that bear different numbers of the bank are two movements.
INSERT INTO reconciliation_read
WITH answered AS (
    SELECT a.id AS answer_id, a.head_no, a.kind, a.kind IN ('camt053', 'mt940') AS is_movement, a.account
      FROM reconciliation_answer AS a
     WHERE a.original_id = %(sha256)s::text AND a.provider_id = %(provider_id)s::bigint
),
advanced AS (
    SELECT DISTINCT a.answer_id, p.id AS period_id
      FROM answered AS a
      JOIN providers_advanceaccount AS v
        ON v.provider_id = %(provider_id)s::bigint AND upper(v.account_no) = upper(regexp_replace(a.account, '[^0-9A-Za-z]', '', 'g'))
      JOIN ledger_period AS p ON p.organisation_id = v.organisation_id AND p.programme_code = v.programme_code
     WHERE a.is_movement
),
keyed AS (
    SELECT s.*, a.answer_id, a.kind, a.is_movement,
           md5(concat_ws('|', %(provider_id)s::bigint,
                         CASE WHEN a.is_movement THEN 'movement ' || sign(s.amount_vnd) || ' ' || a.account
                              ELSE 'report ' || s.status || ' ' || coalesce(s.reason, '') END,
                         s.reference, abs(s.amount_vnd), s.booked_on,
                         CASE WHEN s.reference IS NULL AND NOT a.is_movement
                              THEN concat_ws('|', s.account, s.name, s.text, s.bank_ref) END)) AS line_key
      FROM reconciliation_staged AS s
      JOIN answered AS a USING (head_no)
),
counted AS (
    SELECT k.*, row_number() OVER (PARTITION BY k.line_key, k.bank_ref ORDER BY k.head_no, k.line_no)::smallint AS occurrence
      FROM keyed AS k
)
SELECT c.answer_id, c.line_no, c.line_key, c.occurrence, c.status, c.is_movement,
       coalesce(c.reference, ''), c.amount_vnd, c.booked_on, coalesce(c.reason, ''), coalesce(c.account, ''),
       coalesce(c.name, ''), coalesce(c.text, ''), coalesce(c.bank_ref, ''), i.id, i.period_id,
       CASE WHEN c.malformed = 'E-STMT-CONFLICT' THEN 'conflict E-STMT-CONFLICT'
            WHEN c.malformed IS NOT NULL THEN 'malformed ' || c.malformed
            WHEN i.id IS NOT NULL
                 AND EXISTS (SELECT
                               FROM reconciliation_line AS l
                               JOIN reconciliation_answer AS e ON e.id = l.answer_id
                              WHERE l.instruction_id = i.id
                                AND l.line_key = c.line_key AND l.occurrence = c.occurrence AND l.outcome <> 'malformed'
                                AND (l.bank_ref = c.bank_ref OR l.bank_ref = '' OR c.bank_ref IS NULL OR e.kind <> c.kind))
                 THEN 'known'
            WHEN i.id IS NULL
                 AND EXISTS (SELECT
                               FROM reconciliation_line AS l
                               JOIN reconciliation_answer AS e ON e.id = l.answer_id
                              WHERE l.instruction_id IS NULL
                                AND l.line_key = c.line_key AND l.occurrence = c.occurrence AND l.outcome <> 'malformed'
                                AND (l.bank_ref = c.bank_ref OR l.bank_ref = '' OR c.bank_ref IS NULL OR e.kind <> c.kind))
                 THEN 'known'
            WHEN c.status = 'fee' THEN 'conflict E-RECON-FEE'
            WHEN i.id IS NULL AND c.status = 'received' THEN NULL
            WHEN i.id IS NULL THEN 'unknown E-RECON-UNKNOWN'
            WHEN i.provider_id <> %(provider_id)s::bigint THEN 'conflict E-RECON-PROVIDER'
            WHEN c.status IN ('received', 'other') THEN 'conflict E-RECON-DIRECTION'
            WHEN NOT EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = i.batch_id) THEN 'conflict E-RECON-NOT-SENT'
            WHEN abs(c.amount_vnd) <> i.amount_vnd THEN 'conflict E-RECON-AMOUNT'
            WHEN c.is_movement AND sign(c.amount_vnd) <> CASE c.status WHEN 'paid' THEN -1 ELSE 1 END
                 THEN 'conflict E-RECON-DIRECTION'
            WHEN c.account <> '' AND i.payee_account <> ''
                 AND upper(regexp_replace(c.account, '[^0-9A-Za-z]', '', 'g')) <> upper(i.payee_account)
                 THEN 'conflict E-RECON-ACCOUNT'
            WHEN c.is_movement AND advanced.period_id IS NULL THEN 'conflict E-RECON-ADVANCE-ACCOUNT'
            WHEN carried.payment_id IS NOT NULL AND c.status <> 'returned' THEN 'conflict E-RECON-CARRIED'
       END
  FROM counted AS c
  LEFT JOIN delivery_instruction AS i ON i.reference = c.reference
  LEFT JOIN advanced ON advanced.answer_id = c.answer_id AND advanced.period_id = i.period_id
  LEFT JOIN payouts_carry AS carried ON carried.payment_id = i.bundle;
