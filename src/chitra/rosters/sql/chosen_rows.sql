-- Count rows and add up what they come to.
-- Returns one row: count, amount.
SELECT count(*), coalesce(sum(total_vnd), 0)::bigint FROM rosters_row WHERE id = ANY (%(row_ids)s::bigint[]);
