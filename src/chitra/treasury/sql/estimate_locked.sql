-- Lock a year's estimate of one source, so that drawdowns from it come one after the other, and compare it with what was drawn.
-- Returns one row: đồng allowed, đồng drawn.
WITH locked AS MATERIALIZED (
    SELECT e.amount_vnd
      FROM treasury_estimate AS e
     WHERE e.organisation_id = %(organisation_id)s::bigint
       AND e.programme_code = %(programme_code)s::text
       AND e.source_code = %(source_code)s::text
       AND e.year = %(year)s::smallint
     ORDER BY e.id
       FOR UPDATE
)
SELECT (SELECT coalesce(sum(amount_vnd), 0) FROM locked)::bigint AS allowed_vnd,
       (SELECT coalesce(sum(d.amount_vnd), 0)
          FROM treasury_drawdown AS d
          JOIN ledger_period AS p ON p.id = d.period_id
         WHERE d.organisation_id = %(organisation_id)s::bigint
           AND p.programme_code = %(programme_code)s::text
           AND d.source_code = %(source_code)s::text
           AND date_part('year', d.received_on) = %(year)s::smallint)::bigint AS drawn_vnd;
