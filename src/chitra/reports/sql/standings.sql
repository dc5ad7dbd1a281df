-- Tell where every office of the entered territory that pays in a month stands in each programme that any office has begun.
-- Returns one row an office × programme; no programmes named: all of them. The slowest run decides.
WITH begun AS (
    SELECT DISTINCT period.programme_code
    FROM ledger_period AS period
    WHERE period.month <= %(month)s::date AND period.month > %(month)s::date - 100
)
SELECT
    organisation.code, coalesce(place.name, organisation.name), begun.programme_code,
    CASE
        WHEN period.id IS NULL THEN 'none'
        WHEN period.status = 'closed' THEN 'closed'
        ELSE coalesce(slowest.status, 'draft')
    END,
    coalesce(slowest.run_count, 0),
    (period.closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
FROM territory_organisation AS organisation
CROSS JOIN begun
LEFT JOIN territory_unit AS place
    ON place.code = organisation.unit_code
    AND place.valid_from <= %(month)s::date AND (place.valid_until IS NULL OR place.valid_until > %(month)s::date)
LEFT JOIN ledger_period AS period
    ON period.organisation_id = organisation.id
    AND period.programme_code = begun.programme_code
    AND period.month = %(month)s::date
LEFT JOIN LATERAL (
    SELECT
        (array_agg(
            run.status
            ORDER BY array_position(
                ARRAY['frozen', 'submitted', 'approved', 'funded', 'released', 'settled', 'closed'], run.status
            )
        ))[1] AS status,
        count(*) AS run_count
    FROM payouts_run AS run
    WHERE run.period_id = period.id
) AS slowest ON TRUE
WHERE
    ((SELECT access_everywhere()) OR organisation.id = ANY ((SELECT access_organisations())::bigint[]))
    AND (cardinality(%(programmes)s::text[]) = 0 OR begun.programme_code = ANY (%(programmes)s::text[]))
    AND (
        period.id IS NOT NULL
        OR EXISTS (
            SELECT
            FROM territory_payer AS payer
            WHERE
                payer.organisation_id = organisation.id
                AND payer.programme_code IN ('', begun.programme_code)
                AND payer.valid_from <= %(month)s::date
                AND (payer.valid_until IS NULL OR payer.valid_until > %(month)s::date)
        )
    )
ORDER BY organisation.code, begun.programme_code
