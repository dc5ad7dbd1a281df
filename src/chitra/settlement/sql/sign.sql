-- Put one side's signature under the figures of a provider's month; an earlier one under other figures is withdrawn.
-- Returns the row's id; no row when this side has already signed these very figures.
WITH withdrawn AS (
    UPDATE settlement_signature AS s
       SET revoked_at = %(at)s::timestamptz
     WHERE s.period_id = %(period_id)s::bigint AND s.provider_id = %(provider_id)s::bigint AND s.revoked_at IS NULL
       AND s.content_hash <> %(content_hash)s::text
    RETURNING s.id
)
INSERT INTO settlement_signature (period_id, provider_id, side, officer_id, person_key, content_hash, at)
SELECT %(period_id)s::bigint, %(provider_id)s::bigint, %(side)s::text, %(officer_id)s::bigint, %(person_key)s::text,
       %(content_hash)s::text, %(at)s::timestamptz
 WHERE (SELECT count(*) FROM withdrawn) >= 0
   AND NOT EXISTS (SELECT FROM settlement_signature AS s
                    WHERE s.period_id = %(period_id)s::bigint AND s.provider_id = %(provider_id)s::bigint
                      AND s.side = %(side)s::text AND s.revoked_at IS NULL AND s.content_hash = %(content_hash)s::text)
RETURNING id;
