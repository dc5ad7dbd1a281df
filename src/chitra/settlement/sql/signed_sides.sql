-- Tell which sides have signed which figures of a period.
-- Returns one row a valid signature: provider id, side, content hash.
SELECT s.provider_id, s.side, s.content_hash
  FROM settlement_signature AS s
 WHERE s.period_id = %(period_id)s::bigint AND s.revoked_at IS NULL;
