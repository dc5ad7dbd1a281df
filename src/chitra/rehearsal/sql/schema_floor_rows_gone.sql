-- Drop the bare table again.
-- Returns nothing.
DROP TABLE floor_row;
