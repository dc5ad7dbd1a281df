-- Let the planner know how many rows are frozen: unmeasured, it sorts what it could hash.
-- Returns nothing.
ANALYZE freeze_row (row_id, person_id, category_code);
