-- Close a period that is not closed.
-- Returns one row if it was.
UPDATE ledger_period
SET status = 'closed', closed_at = %(at)s::timestamptz, closed_by = %(by)s::text
WHERE id = %(period_id)s::bigint AND status <> 'closed'
RETURNING id;
