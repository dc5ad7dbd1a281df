-- Find the months that have been frozen and whose figures are not final.
-- Returns one row a period.
SELECT period.id
FROM ledger_period AS period
WHERE
    EXISTS (SELECT FROM payouts_run AS run WHERE run.period_id = period.id)
    AND NOT EXISTS (
        SELECT
        FROM reports_figure AS figure
        WHERE
            figure.month = period.month
            AND figure.organisation_id = period.organisation_id
            AND figure.programme_code = period.programme_code
            AND figure.is_final
    )
ORDER BY period.id
