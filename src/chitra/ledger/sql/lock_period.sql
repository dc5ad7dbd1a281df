-- Lock a period: deeds on it come one after the other.
-- Returns its facts, or no row.
SELECT period.id, period.organisation_id, period.organisation_code, period.programme_code, period.month, period.status
FROM ledger_period AS period
WHERE period.organisation_code = %(organisation_code)s::text
  AND period.programme_code = %(programme_code)s::text
  AND period.month = %(month)s::date
FOR UPDATE;
