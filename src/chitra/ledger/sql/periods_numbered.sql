-- Find periods by their ids.
-- Returns the facts of each that the territory shows.
SELECT period.id, period.organisation_id, period.organisation_code, period.programme_code, period.month, period.status
FROM ledger_period AS period
WHERE period.id = ANY (%(ids)s::bigint[])
