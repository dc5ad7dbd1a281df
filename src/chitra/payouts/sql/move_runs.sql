-- Move the runs of a period that are in one state on to the next.
-- Returns nothing; touches one row a run.
UPDATE payouts_run SET status = %(became)s::text WHERE period_id = %(period_id)s::bigint AND status = %(was)s::text;
