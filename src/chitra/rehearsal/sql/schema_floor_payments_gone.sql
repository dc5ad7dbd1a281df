-- Drop the bare tables again.
-- Returns nothing.
DROP TABLE floor_payment, floor_cover;
