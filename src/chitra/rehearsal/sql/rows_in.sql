-- Copy rows in, bare.
-- Returns nothing.
COPY floor_row FROM STDIN;
