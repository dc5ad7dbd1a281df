-- Lock every period that the lines touch, and the open ones that take its late returns, in one order: no settlement runs beside.
-- Returns one row a period: id, status.
SELECT p.id, p.status
  FROM ledger_period AS p
 WHERE p.id IN (SELECT i.period_id FROM reconciliation_staged AS s JOIN delivery_instruction AS i ON i.reference = s.reference)
    OR (p.status = 'open'
        AND EXISTS (SELECT FROM ledger_period AS settled
                     WHERE settled.status <> 'open' AND settled.programme_code = p.programme_code AND settled.month < p.month
                       AND settled.id IN (SELECT i.period_id FROM reconciliation_staged AS s
                                            JOIN delivery_instruction AS i ON i.reference = s.reference
                                           WHERE s.status = 'returned')))
 ORDER BY p.id
   FOR UPDATE;
