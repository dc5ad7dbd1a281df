-- Lists the communes of the entered territory in which there is no payout point on a day.
-- Returns one row a commune.
SELECT unit.code, unit.name
FROM territory_organisation AS committee
JOIN territory_unit AS unit
    ON unit.code = committee.unit_code
    AND unit.valid_from <= %(on)s::date AND (unit.valid_until IS NULL OR unit.valid_until > %(on)s::date)
WHERE
    committee.kind = 'commune_committee'
    AND committee.valid_from <= %(on)s::date AND (committee.valid_until IS NULL OR committee.valid_until > %(on)s::date)
    AND ((SELECT access_everywhere()) OR committee.id = ANY ((SELECT access_organisations())::bigint[]))
    AND NOT EXISTS (
        SELECT
        FROM providers_payoutpoint AS point
        WHERE
            point.unit_code = unit.code
            AND point.valid_from <= %(on)s::date AND (point.valid_until IS NULL OR point.valid_until > %(on)s::date)
    )
ORDER BY unit.code
