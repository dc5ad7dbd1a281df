-- Forget the figures of months that are about to be counted anew.
-- Returns nothing.
DELETE FROM reports_figure AS figure
USING ledger_period AS period
WHERE
    period.id = ANY (%(period_ids)s::bigint[])
    AND figure.month = period.month
    AND figure.organisation_id = period.organisation_id
    AND figure.programme_code = period.programme_code
