-- Begin the period's next run, unless one is still being prepared.
-- Returns one row, or none: id, number, status, planned pay date, and whether this programme never paid here before.
WITH begun AS (
    INSERT INTO payouts_run
           (period_id, organisation_id, programme_code, number, status, planned_pay_date, frozen_at, frozen_by)
    SELECT p.id, p.organisation_id, p.programme_code, coalesce(max(r.number), 0) + 1, 'frozen', %(pay_date)s::date,
           %(at)s::timestamptz, %(by)s::text
      FROM ledger_period AS p
      LEFT JOIN payouts_run AS r ON r.period_id = p.id
     WHERE p.id = %(period_id)s::bigint
     GROUP BY p.id
    HAVING bool_and(coalesce(r.status <> 'frozen', true))
    RETURNING id, number, status, planned_pay_date, period_id, organisation_id, programme_code
)
SELECT b.id, b.number, b.status, b.planned_pay_date,
       NOT EXISTS (SELECT
                     FROM payouts_run AS earlier
                     JOIN ledger_period AS p ON p.id = earlier.period_id
                     JOIN ledger_period AS this ON this.id = b.period_id
                    WHERE earlier.organisation_id = b.organisation_id
                      AND earlier.programme_code = b.programme_code
                      AND p.month < this.month) AS is_first_period
  FROM begun AS b;
