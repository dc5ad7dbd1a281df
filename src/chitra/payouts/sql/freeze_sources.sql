-- Stage which funding source pays each category of a programme in the month.
-- Returns nothing; `freeze_source` has one row a category.
CREATE TEMPORARY TABLE freeze_source ON COMMIT DROP AS
SELECT f.category_code, f.source_code
  FROM programmes_funding AS f
 WHERE f.programme_code = %(programme_code)s::text AND f.months @> %(month)s::date;
