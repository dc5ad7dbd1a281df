-- Make sure that what comes back after a closing has an open month to be booked in: the one after the last of its programme.
-- Returns one row a period that was opened.
INSERT INTO ledger_period (organisation_id, organisation_code, programme_code, month, status, opened_at, closed_by)
SELECT p.organisation_id, p.organisation_code, p.programme_code, (max(later.month) + interval '1 month')::date, 'open',
       %(at)s::timestamptz, ''
  FROM ledger_period AS p
  JOIN ledger_period AS later
    ON later.organisation_code = p.organisation_code AND later.programme_code = p.programme_code
 WHERE p.status <> 'open'
   AND p.id IN (SELECT i.period_id FROM delivery_booking AS b JOIN delivery_instruction AS i ON i.id = b.instruction_id)
 GROUP BY p.organisation_id, p.organisation_code, p.programme_code
HAVING NOT bool_or(later.status = 'open' AND later.month > p.month)
RETURNING id;
