-- Lists the payout points of a day in the communes of the entered territory, before an id, the latest recorded first.
-- Returns one row a point.
SELECT
    point.id, provider.code, point.unit_code, coalesce(unit.name, ''), point.name, point.address, point.days,
    point.valid_from, point.valid_until
FROM providers_payoutpoint AS point
JOIN providers_provider AS provider ON provider.id = point.provider_id
LEFT JOIN territory_unit AS unit
    ON unit.code = point.unit_code
    AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
WHERE
    ((SELECT access_everywhere()) OR EXISTS (
        SELECT
        FROM territory_organisation AS committee
        WHERE
            committee.kind = 'commune_committee'
            AND committee.unit_code = point.unit_code
            AND committee.id = ANY ((SELECT access_organisations())::bigint[])
    ))
    AND (%(after)s::bigint IS NULL OR point.id < %(after)s::bigint)
    AND %(provider_code)s::text IN ('', provider.code)
    AND point.valid_from <= %(on)s::date AND (point.valid_until IS NULL OR point.valid_until > %(on)s::date)
ORDER BY point.id DESC
LIMIT %(limit)s::integer
