-- Join every line to its instruction by reference, and insert lines, matches and outcomes, bare.
-- Returns nothing.
INSERT INTO floor_line
SELECT l.*
  FROM reconciliation_line AS l
  LEFT JOIN delivery_instruction AS i ON i.reference = l.reference
 WHERE coalesce(i.id, 0) >= 0;
INSERT INTO floor_match SELECT * FROM reconciliation_match;
INSERT INTO floor_outcome SELECT * FROM delivery_outcome;
