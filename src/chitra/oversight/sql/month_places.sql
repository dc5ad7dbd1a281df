-- List the offices and the months in sight, for choosing among them.
-- Returns one row a choice: kind (office or month), code, name; the latest month first.
SELECT 'office' AS kind, o.code, o.name
  FROM territory_organisation AS o
 WHERE o.id IN (SELECT p.organisation_id FROM ledger_period AS p)
UNION ALL
(SELECT DISTINCT 'month', to_char(p.month, 'YYYY-MM'), to_char(p.month, 'MM/YYYY')
   FROM ledger_period AS p
  ORDER BY 2 DESC);
