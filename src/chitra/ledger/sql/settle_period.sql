-- Note that an open period is settled.
-- Returns one row if it was open.
UPDATE ledger_period
SET status = 'settled'
WHERE id = %(period_id)s::bigint AND status = 'open'
RETURNING id;
