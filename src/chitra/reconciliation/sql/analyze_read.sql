-- Let the planner know how many lines were compared.
-- Returns nothing.
ANALYZE reconciliation_read;
