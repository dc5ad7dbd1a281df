-- Make sure that what comes back after a settlement has an open month to be booked in: the one after the last of its programme.
-- Returns one row a period that was opened.
INSERT INTO ledger_period (organisation_id, organisation_code, programme_code, month, status, opened_at, closed_by)
SELECT t.organisation_id, t.organisation_code, t.programme_code,
       (max(greatest(t.month, later.month)) + interval '1 month')::date, 'open', %(at)s::timestamptz, ''
  FROM delivery_booking_period AS t
  LEFT JOIN ledger_period AS later
    ON later.organisation_code = t.organisation_code AND later.programme_code = t.programme_code
 WHERE t.status <> 'open'
 GROUP BY t.organisation_id, t.organisation_code, t.programme_code
HAVING NOT coalesce(bool_or(later.status = 'open' AND later.month > t.month), false)
ON CONFLICT (organisation_code, programme_code, month) DO NOTHING
RETURNING id;
