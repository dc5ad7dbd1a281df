-- Let the planner know how many lines were staged.
-- Returns nothing.
ANALYZE reconciliation_staged (head_no, reference, status);
