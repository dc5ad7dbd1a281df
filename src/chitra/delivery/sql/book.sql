-- Write down what became of the instructions in `delivery_booking`, each after its last outcome, in a period that is open.
-- Returns one row a movement of money: period, organisation code, source, provider code, was, became, is_cash, is_late, count, đồng, hash.
WITH periods AS (
    SELECT t.period_id,
           CASE WHEN t.status = 'open' THEN t.period_id
                ELSE (SELECT o.id FROM ledger_period AS o
                       WHERE o.organisation_code = t.organisation_code AND o.programme_code = t.programme_code
                         AND o.status = 'open' AND o.month > t.month
                       ORDER BY o.month LIMIT 1) END AS booking_id,
           t.organisation_code,
           t.organisation_id
      FROM delivery_booking_period AS t
),
stood AS (
    SELECT b.*, s.standing, s.seq, s.source_code, s.amount_vnd, s.provider_id, s.channel, s.period_id,
           p.booking_id, p.organisation_code, p.organisation_id, i.reference
      FROM delivery_booking AS b
      JOIN delivery_standing AS s ON s.instruction_id = b.instruction_id
      JOIN delivery_instruction AS i ON i.id = b.instruction_id
      JOIN periods AS p ON p.period_id = s.period_id
),
booked AS (
    INSERT INTO delivery_outcome
           (instruction_id, period_id, organisation_id, seq, was, became, reason, booked_on, evidence_line, at)
    SELECT s.instruction_id, s.booking_id, s.organisation_id, s.seq + 1, s.standing, s.became, s.reason, s.booked_on, s.line_id,
           %(at)s::timestamptz
      FROM stood AS s
)
SELECT s.booking_id, s.organisation_code, s.source_code, v.code, s.standing, s.became,
       s.channel IN ('cash_point', 'home') AS is_cash, s.booking_id <> s.period_id AS is_late,
       count(*), sum(s.amount_vnd)::bigint,
       encode(sha256(convert_to(string_agg(s.reference || s.became, ',' ORDER BY s.reference), 'UTF8')), 'hex')
  FROM stood AS s
  JOIN providers_provider AS v ON v.id = s.provider_id
 GROUP BY s.booking_id, s.organisation_code, s.source_code, v.code, s.standing, s.became, is_cash, is_late
 ORDER BY s.booking_id, s.source_code, v.code, s.standing, s.became;
