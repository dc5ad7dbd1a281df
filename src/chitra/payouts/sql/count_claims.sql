-- Count what a freeze has staged.
-- Returns one row: the number of claims.
SELECT count(*)::integer FROM freeze_claim;
