-- Make tables of the shape of payments and covers, with the same indexes.
-- Returns nothing.
CREATE TABLE floor_payment (LIKE payouts_payment INCLUDING INDEXES INCLUDING CONSTRAINTS);
CREATE TABLE floor_cover (LIKE payouts_cover INCLUDING INDEXES INCLUDING CONSTRAINTS);
