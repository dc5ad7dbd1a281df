-- List the runs of a period.
-- Returns one row a run: id, number, status, planned pay date.
SELECT id, number, status, planned_pay_date FROM payouts_run WHERE period_id = %(period_id)s::bigint ORDER BY number;
