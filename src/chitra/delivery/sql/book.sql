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
    SELECT b.*, coalesce(o.became, 'instructed') AS standing, coalesce(o.seq, 0) AS seq, i.source_code, i.amount_vnd, i.provider_id,
           i.reference, p.booking_id, p.organisation_code, p.organisation_id,
           i.channel IN ('cash_point', 'home') AS is_cash, p.booking_id <> i.period_id AS is_late
      FROM delivery_booking AS b
      JOIN delivery_instruction AS i ON i.id = b.instruction_id
      JOIN periods AS p ON p.period_id = i.period_id
      -- Looked up one by one, however much the table has grown since it was analyzed.
      LEFT JOIN LATERAL (SELECT o.became, o.seq FROM delivery_outcome AS o
                          WHERE o.instruction_id = b.instruction_id ORDER BY o.seq DESC LIMIT 1) AS o ON true
),
booked AS (
    INSERT INTO delivery_outcome
           (instruction_id, period_id, organisation_id, seq, was, became, reason, booked_on, evidence_line, at)
    SELECT s.instruction_id, s.booking_id, s.organisation_id, s.seq + 1, s.standing, s.became, s.reason, s.booked_on, s.line_id,
           %(at)s::timestamptz
      FROM stood AS s
)
SELECT moved.booking_id, moved.organisation_code, moved.source_code, v.code, moved.standing, moved.became, moved.is_cash, moved.is_late,
       moved.instruction_count, moved.amount_vnd, moved.events
  FROM (SELECT min(s.booking_id) AS booking_id, min(s.organisation_code) AS organisation_code, min(s.source_code) AS source_code,
               min(s.provider_id) AS provider_id, min(s.standing) AS standing, min(s.became) AS became,
               bool_or(s.is_cash) AS is_cash, bool_or(s.is_late) AS is_late,
               count(*) AS instruction_count, sum(s.amount_vnd)::bigint AS amount_vnd,
               -- By id is by reference: a reference is its instruction's id and two check digits.
               encode(sha256(convert_to(string_agg(s.reference || s.became, ',' ORDER BY s.instruction_id), 'UTF8')), 'hex') AS events
          FROM stood AS s
         -- In one text: a sort by these seven, which are the same in most rows, would compare them all.
         GROUP BY concat_ws(' ', s.booking_id, s.is_late, s.provider_id, s.source_code, s.standing, s.became, s.is_cash)) AS moved
  JOIN providers_provider AS v ON v.id = moved.provider_id
 ORDER BY moved.booking_id, moved.source_code, v.code, moved.standing, moved.became;
