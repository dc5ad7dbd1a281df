-- Put one side's signature under the figures of its providers' months; earlier ones under other figures are withdrawn.
-- Returns one row a signature: its id. None where this side has already signed these very figures.
WITH withdrawn AS (
    UPDATE settlement_signature AS s
       SET revoked_at = %(at)s::timestamptz
     WHERE s.period_id = %(period_id)s::bigint AND s.provider_id = ANY (%(provider_ids)s::bigint[]) AND s.revoked_at IS NULL
       AND s.content_hash <> %(content_hash)s::text
    RETURNING s.id
)
INSERT INTO settlement_signature (period_id, provider_id, side, officer_id, person_key, content_hash, at)
SELECT %(period_id)s::bigint, v.provider_id, %(side)s::text, %(officer_id)s::bigint, %(person_key)s::text,
       %(content_hash)s::text, %(at)s::timestamptz
  FROM unnest(%(provider_ids)s::bigint[]) AS v (provider_id)
 WHERE (SELECT count(*) FROM withdrawn) >= 0
   AND NOT EXISTS (SELECT FROM settlement_signature AS s
                    WHERE s.period_id = %(period_id)s::bigint AND s.provider_id = v.provider_id
                      AND s.side = %(side)s::text AND s.revoked_at IS NULL AND s.content_hash = %(content_hash)s::text)
RETURNING id;
