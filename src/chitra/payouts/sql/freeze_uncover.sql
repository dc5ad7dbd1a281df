-- Reverse what the held payments of this period covered that `freeze_payment` replaces.
-- Returns nothing.
UPDATE payouts_cover AS c
   SET reversed_at = %(at)s::timestamptz
  FROM freeze_payment AS f
 WHERE f.replaces_id = c.payment_id
   AND c.period_id = %(period_id)s::bigint
   AND c.reversed_at IS NULL;
