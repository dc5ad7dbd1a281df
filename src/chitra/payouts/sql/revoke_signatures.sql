-- Revoke every signature of a run that goes back to its preparer.
-- Returns nothing; touches one row a signature.
UPDATE payouts_signature SET revoked_at = %(at)s::timestamptz WHERE run_id = %(run_id)s::bigint AND revoked_at IS NULL;
