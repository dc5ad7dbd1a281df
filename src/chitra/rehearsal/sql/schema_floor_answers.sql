-- Make tables of the shape of lines, matches and outcomes, with the same indexes, and the lines to join.
-- Returns nothing.
CREATE TABLE floor_line (LIKE reconciliation_line INCLUDING INDEXES INCLUDING CONSTRAINTS);
CREATE TABLE floor_match (LIKE reconciliation_match INCLUDING INDEXES INCLUDING CONSTRAINTS);
CREATE TABLE floor_outcome (LIKE delivery_outcome INCLUDING INDEXES INCLUDING CONSTRAINTS);
