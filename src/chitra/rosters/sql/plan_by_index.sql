-- Have what follows in this deed look into the lists and people of all offices row by row, by their indexes, even in a plan that was
-- made when they were still empty.
-- Returns nothing.
SELECT set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true);
