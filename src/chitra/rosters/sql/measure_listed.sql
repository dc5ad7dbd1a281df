-- Let the planner know how many rows are to be judged, and how those columns are spread by which they are joined and chosen.
-- Returns nothing.
ANALYZE rosters_listed (roster_id, kind, person_id, category_code, unit_code, cccd, account_no, proxy_name);
