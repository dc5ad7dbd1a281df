-- Give out every row of every list, for the floor that copies them back in.
-- Returns COPY text.
COPY (SELECT * FROM rosters_row) TO STDOUT;
