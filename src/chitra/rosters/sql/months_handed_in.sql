-- List for which months lists were handed in, of each organisation and programme: how many, when last, rows and sums.
-- Returns at most `limit` months that come after the given one; the latest month first.
WITH chosen AS MATERIALIZED (
    SELECT period.id, period.organisation_code, period.programme_code, period.month, period.status
    FROM ledger_period AS period
    WHERE (%(month)s::date IS NULL OR period.month = %(month)s::date)
        AND (%(organisation_code)s::text = '' OR period.organisation_code = %(organisation_code)s::text)
        AND (%(programme)s::text = '' OR period.programme_code = %(programme)s::text)
        AND (cardinality(%(programmes)s::text[]) = 0 OR period.programme_code = ANY (%(programmes)s::text[]))
        AND period.organisation_code NOT LIKE '%%?'
        AND (
            %(after_month)s::date IS NULL
            OR (-(period.month - DATE '2000-01-01'), period.organisation_code, period.programme_code)
            > (-(%(after_month)s::date - DATE '2000-01-01'), %(after_organisation)s::text, %(after_programme)s::text)
        )
    ORDER BY period.month DESC, period.organisation_code, period.programme_code
    LIMIT %(limit)s::integer
)
SELECT
    chosen.id, chosen.organisation_code, organisation.name, chosen.programme_code, chosen.month, chosen.status,
    coalesce(handed.list_count, 0), handed.last_at, coalesce(handed.accepted_count, 0), coalesce(handed.held_count, 0),
    coalesce(handed.refused_count, 0), coalesce(handed.ignored_count, 0), coalesce(handed.amount_vnd, 0)::bigint,
    coalesce(said.block_count, 0), coalesce(said.warn_count, 0)
FROM chosen
JOIN ledger_period AS period ON period.id = chosen.id
JOIN territory_organisation AS organisation ON organisation.id = period.organisation_id
LEFT JOIN LATERAL (
    SELECT
        count(*) AS list_count, max(handed_in.at) AS last_at, sum(roster.accepted_count) AS accepted_count,
        sum(roster.held_count) AS held_count, sum(roster.refused_count) AS refused_count, sum(roster.ignored_count) AS ignored_count,
        sum(roster.amount_vnd) FILTER (WHERE roster.kind NOT IN ('increase', 'decrease', 'adjustment')) AS amount_vnd
    FROM rosters_roster AS roster
    JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
    WHERE roster.period_id = chosen.id AND roster.is_current
) AS handed ON true
LEFT JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE found.severity = 'block') AS block_count, count(*) FILTER (WHERE found.severity = 'warn') AS warn_count
    FROM rosters_finding AS found
    WHERE found.period_id = chosen.id
) AS said ON true
ORDER BY chosen.month DESC, chosen.organisation_code, chosen.programme_code;
