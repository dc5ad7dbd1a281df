-- Drop the bare tables again.
-- Returns nothing.
DROP TABLE floor_line, floor_match, floor_outcome;
