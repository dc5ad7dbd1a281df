-- Make a table of the shape of rosters_row, without constraint or index.
-- Returns nothing.
CREATE TABLE floor_row (LIKE rosters_row);
