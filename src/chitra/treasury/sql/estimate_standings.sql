-- Compare what a year's documents grant with what was drawn, by office, programme and source.
-- Returns one row an office × programme × source.
WITH granted AS (
    SELECT e.organisation_id, e.programme_code, e.source_code, sum(e.amount_vnd)::bigint AS amount_vnd
      FROM treasury_estimate AS e
     WHERE e.year = %(year)s::smallint
     GROUP BY e.organisation_id, e.programme_code, e.source_code
),
drawn AS (
    SELECT d.organisation_id, p.programme_code, d.source_code, sum(d.amount_vnd)::bigint AS amount_vnd
      FROM treasury_drawdown AS d
      JOIN ledger_period AS p ON p.id = d.period_id
     WHERE date_part('year', d.received_on) = %(year)s::smallint
     GROUP BY d.organisation_id, p.programme_code, d.source_code
)
SELECT o.code, o.name, g.programme_code, g.source_code, coalesce(s.name, ''), %(year)s::integer, g.amount_vnd,
       coalesce(d.amount_vnd, 0)
  FROM granted AS g
  JOIN territory_organisation AS o ON o.id = g.organisation_id
  LEFT JOIN programmes_fundingsource AS s ON s.code = g.source_code
  LEFT JOIN drawn AS d
    ON d.organisation_id = g.organisation_id AND d.programme_code = g.programme_code AND d.source_code = g.source_code
 ORDER BY o.code, g.programme_code, g.source_code;
