-- Let the planner know how little law the session has learnt: unmeasured, a table of its own is taken to be long.
-- Returns nothing.
ANALYZE rosters_law, rosters_rise;
