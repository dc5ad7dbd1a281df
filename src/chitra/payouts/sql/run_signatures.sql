-- Tell who signed which numbers of a run, also what was revoked since.
-- Returns one row a signature, in the order of signing: stage, name, title, username, when, count, đồng, hash, reason, revoked when.
SELECT g.stage, o.full_name, o.title, o.username, g.at, g.payment_count, g.total_vnd, g.content_hash, g.reason, g.revoked_at
  FROM payouts_signature AS g
  JOIN access_officer AS o ON o.id = g.officer_id
 WHERE g.run_id = %(run_id)s::bigint
 ORDER BY g.at, g.id;
