-- Every movement of money has an entry of its deed in the journal of its organisation, at the same moment.
-- Returns one row a movement without one; none in health.
SELECT j.id, j.deed
  FROM ledger_journal AS j
  JOIN ledger_period AS p ON p.id = j.period_id
 WHERE (%(period_id)s::bigint IS NULL OR j.period_id = %(period_id)s::bigint)
   AND NOT EXISTS (SELECT FROM audit_entry AS e
                    WHERE e.chain_id = p.organisation_code AND e.at = j.at AND e.by = j.by);
