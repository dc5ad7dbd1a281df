-- Move a run on, if it still is where the officer saw it.
-- Returns nothing; touches one row or none.
UPDATE payouts_run SET status = %(became)s::text WHERE id = %(run_id)s::bigint AND status = %(was)s::text;
