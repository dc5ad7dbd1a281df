-- Stage what the law owes for past months to each category in `freeze_row`: the rate due now less the rate that lists then knew.
-- Returns nothing; in `freeze_lawful` the k-th `running_vnd` adds up the last k months, `months` are those that differ, latest first.
CREATE TEMPORARY TABLE freeze_lawful ON COMMIT DROP AS
WITH named AS (
    SELECT DISTINCT part.code
      FROM freeze_row AS r
     CROSS JOIN LATERAL (VALUES (r.category_code), (r.supplement_code), (r.caregiver_code)) AS part (code)
     WHERE r.arrears_vnd > 0 AND part.code <> ''
),
past AS (
    SELECT k,
           (%(month)s::date - make_interval(months => k))::date AS month,
           -- The list of a month is drawn up by the 25th of the month before.
           (%(month)s::date - make_interval(months => k + 1) + interval '24 days')::date AS drawn_up_on
      FROM generate_series(1, %(arrears_months)s::integer) AS back (k)
),
-- Worked out once for all categories, if any is named: asked for one by one it costs fifty times as much.
changed AS MATERIALIZED (
    SELECT f.category_code, f.months, f.then_known, f.now_known, f.difference_vnd
      FROM programmes_difference AS f
     WHERE f.category_code IN (SELECT n.code FROM named AS n)
),
differing AS (
    SELECT DISTINCT ON (n.code, p.k) n.code, p.k, p.month, coalesce(f.difference_vnd, 0) AS difference_vnd
      FROM named AS n
     CROSS JOIN past AS p
      LEFT JOIN changed AS f
        ON f.category_code = n.code
       AND f.months @> p.month
       AND f.then_known @> p.drawn_up_on
       AND lower(f.now_known) < %(month)s::date + interval '1 month'
     ORDER BY n.code, p.k, lower(f.now_known) DESC
),
added AS (
    SELECT code,
           k,
           month,
           difference_vnd,
           sum(difference_vnd) OVER so_far AS running_vnd,
           count(*) FILTER (WHERE difference_vnd <> 0) OVER so_far AS running_count
      FROM differing
    WINDOW so_far AS (PARTITION BY code ORDER BY k)
)
SELECT code,
       array_agg(running_vnd ORDER BY k) AS running_vnd,
       array_agg(running_count ORDER BY k) AS running_count,
       array_agg(month ORDER BY k) FILTER (WHERE difference_vnd <> 0) AS months
  FROM added
 GROUP BY code;
