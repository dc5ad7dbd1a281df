-- List the months for which an office of the entered territory has a period, the latest first.
-- Returns one row a month.
SELECT DISTINCT period.month
FROM ledger_period AS period
ORDER BY period.month DESC
LIMIT %(limit)s::integer
