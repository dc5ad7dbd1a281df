-- Recompute every chain of the journal.
-- Returns a row for each entry or head that is not what was recorded; none in health.
SELECT chain, seq, fault
FROM audit_broken();
