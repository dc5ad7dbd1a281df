-- Record an advance that a provider received under an agreement in force that day.
-- Returns one row, or none without such an agreement: the drawdown's id.
INSERT INTO treasury_drawdown (period_id, organisation_id, source_code, provider_id, amount_vnd, ref, received_on, at, by)
SELECT %(period_id)s::bigint, %(organisation_id)s::bigint, %(source_code)s::text, p.id, %(amount_vnd)s::bigint, %(ref)s::text,
       %(received_on)s::date, %(at)s::timestamptz, %(by)s::text
  FROM providers_provider AS p
 WHERE p.code = %(provider_code)s::text
   AND EXISTS (SELECT
                 FROM providers_agreement AS a
                WHERE a.provider_id = p.id
                  AND a.organisation_id = %(organisation_id)s::bigint
                  AND a.programme_code = %(programme_code)s::text
                  AND a.valid_from <= %(received_on)s::date + 31
                  AND (a.valid_until IS NULL OR a.valid_until > %(received_on)s::date))
RETURNING id;
