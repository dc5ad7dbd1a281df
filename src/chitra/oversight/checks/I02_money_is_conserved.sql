-- Funded + carried in = unallocated + in flight + held + paid + returned + refunded + carried out, by source and provider.
-- Returns one row a period × source × provider where it is not; none in health.
SELECT c.period_id, c.source_code, c.provider_code, c.funded_vnd, c.carried_in_vnd, c.placed_vnd
  FROM ledger_conservation AS c
 WHERE (%(period_id)s::bigint IS NULL OR c.period_id = %(period_id)s::bigint) AND c.funded_vnd + c.carried_in_vnd <> c.placed_vnd;
