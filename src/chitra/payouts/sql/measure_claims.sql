-- Let the planner know what a freeze claims, before rights and payees are looked up for it.
-- Returns nothing.
ANALYZE freeze_claim (person_id, category_code, component, row_id, entitlement_id);
