-- Let the planner know how many rights are claimed, before they are compared with those that run.
-- Returns nothing.
ANALYZE beneficiaries_claimed (subject_id, category_code, component, until_month);
