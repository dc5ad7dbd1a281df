-- Lock every period that the lines touch, in one order, so that no closing runs beside the booking.
-- Returns one row a period: id, status.
SELECT p.id, p.status
  FROM ledger_period AS p
 WHERE p.id IN (SELECT r.period_id FROM reconciliation_read AS r WHERE r.period_id IS NOT NULL)
 ORDER BY p.id
   FOR UPDATE;
