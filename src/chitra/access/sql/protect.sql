-- Give every table of the rooms its policy, made anew.
-- Returns how many tables are protected.
SELECT access_protect(%(rooms)s::text[], %(shared)s::text[]);
