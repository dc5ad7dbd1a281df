-- Compare what an organisation may draw in a year for a programme with what it has drawn, by source.
-- Returns one row a source: code, đồng allowed, đồng drawn.
WITH allowed AS (
    SELECT e.source_code, sum(e.amount_vnd)::bigint AS amount_vnd
      FROM treasury_estimate AS e
     WHERE e.organisation_id = %(organisation_id)s::bigint
       AND e.programme_code = %(programme_code)s::text
       AND e.year = %(year)s::smallint
     GROUP BY e.source_code
),
drawn AS (
    SELECT d.source_code, sum(d.amount_vnd)::bigint AS amount_vnd
      FROM ledger_period AS p
      JOIN treasury_drawdown AS d ON d.period_id = p.id
     WHERE p.organisation_id = %(organisation_id)s::bigint
       AND p.programme_code = %(programme_code)s::text
       AND d.organisation_id = %(organisation_id)s::bigint
       AND date_part('year', d.received_on) = %(year)s::smallint
     GROUP BY d.source_code
)
SELECT coalesce(a.source_code, d.source_code), coalesce(a.amount_vnd, 0), coalesce(d.amount_vnd, 0)
  FROM allowed AS a
  FULL JOIN drawn AS d ON d.source_code = a.source_code
 ORDER BY 1;
