-- Count the rows of data in all lists.
-- Returns one row: the count.
SELECT count(*) FROM rosters_row WHERE row_kind = 'data';
