-- Let the planner know how many lines were compared.
-- Returns nothing.
ANALYZE reconciliation_read (answer_id, line_no, status, is_movement, instruction_id, verdict);
