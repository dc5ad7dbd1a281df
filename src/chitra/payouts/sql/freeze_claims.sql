-- Stage what the rows of `freeze_row` claim: one claim a component, with the months it covers and what keeps it back at once.
-- Returns nothing. Arrears go to components by the law's differences, or as whole months, to the đồng; or else they are held.
CREATE TEMPORARY TABLE freeze_claim ON COMMIT DROP AS
WITH part AS (
    SELECT r.row_id, 1 AS ordinal, 'allowance' AS component, r.category_code AS code, r.allowance_vnd AS amount_vnd, r.quantity,
           r.arrears_vnd, r.arrears_months
      FROM freeze_row AS r
     WHERE r.allowance_vnd > 0 OR (r.arrears_vnd > 0 AND r.supplement_vnd = 0 AND r.caregiver_vnd = 0)
    UNION ALL
    SELECT r.row_id, 2, 'supplement', r.supplement_code, r.supplement_vnd, 1, r.arrears_vnd, r.arrears_months
      FROM freeze_row AS r
     WHERE r.supplement_vnd > 0
    UNION ALL
    SELECT r.row_id, 3, 'caregiver', r.caregiver_code, r.caregiver_vnd, 1, r.arrears_vnd, r.arrears_months
      FROM freeze_row AS r
     WHERE r.caregiver_vnd > 0
),
monthly AS (
    SELECT part.row_id,
           part.ordinal,
           part.component,
           part.code,
           part.amount_vnd,
           part.quantity,
           part.arrears_vnd,
           part.arrears_months,
           l.months,
           l.running_count,
           part.quantity * coalesce(l.running_vnd[coalesce(part.arrears_months, %(arrears_months)s::integer)], 0) AS share_vnd
      FROM part
      LEFT JOIN freeze_lawful AS l ON l.code = part.code
),
summed AS (
    SELECT *,
           sum(amount_vnd) OVER row AS monthly_vnd,
           sum(share_vnd) OVER row AS lawful_vnd,
           min(share_vnd) OVER row AS least_share_vnd,
           count(*) OVER row AS component_count,
           ordinal = min(ordinal) OVER row AS is_first
      FROM monthly
     WHERE arrears_vnd > 0
    WINDOW row AS (PARTITION BY row_id)
),
explained AS (
    SELECT *,
           CASE WHEN lawful_vnd = arrears_vnd AND least_share_vnd >= 0 THEN 'difference'
                WHEN monthly_vnd > 0
                     AND mod(arrears_vnd, monthly_vnd::bigint) = 0
                     AND arrears_vnd / monthly_vnd = coalesce(arrears_months, arrears_vnd / monthly_vnd)
                     AND arrears_vnd / monthly_vnd <= %(arrears_months)s::integer THEN 'whole months'
                WHEN component_count = 1 AND arrears_months <= %(arrears_months)s::integer THEN 'one component'
                ELSE 'unexplained' END AS arrears_by
      FROM summed
),
shared AS (
    SELECT e.row_id,
           e.component,
           e.code,
           e.quantity,
           e.ordinal + 3 AS ordinal,
           CASE e.arrears_by WHEN 'whole months' THEN 'regular' ELSE 'arrears' END AS cause,
           CASE e.arrears_by WHEN 'unexplained' THEN 'ARREARS_UNSPLIT' END AS held_for,
           CASE WHEN e.arrears_by = 'difference' THEN e.share_vnd
                WHEN e.arrears_by = 'whole months' THEN e.arrears_vnd / e.monthly_vnd * e.amount_vnd
                WHEN e.is_first THEN e.arrears_vnd ELSE 0 END AS gross_vnd,
           CASE e.arrears_by WHEN 'difference'
                THEN e.months[1:e.running_count[coalesce(e.arrears_months, %(arrears_months)s::integer)]]
                WHEN 'whole months' THEN past.months[1:(e.arrears_vnd / e.monthly_vnd)::integer]
                WHEN 'one component' THEN past.months[1:e.arrears_months]
                ELSE past.months[1:1] END AS months
      FROM explained AS e
     CROSS JOIN (SELECT array_agg((%(month)s::date - make_interval(months => k))::date ORDER BY k) AS months
                   FROM generate_series(1, %(arrears_months)s::integer) AS back (k)) AS past
),
claimed AS (
    SELECT m.row_id, m.ordinal, m.component, m.code, 'regular' AS kind, m.amount_vnd AS gross_vnd, m.quantity,
           NULL::date[] AS months, 'regular' AS cause, NULL AS held_for
      FROM monthly AS m
     WHERE m.amount_vnd > 0
    UNION ALL
    SELECT s.row_id, s.ordinal, s.component, s.code, 'arrears', s.gross_vnd::bigint, s.quantity, s.months, s.cause, s.held_for
      FROM shared AS s
     WHERE s.gross_vnd > 0
    UNION ALL
    SELECT r.row_id, once.ordinal, once.component, r.category_code, once.kind, once.amount_vnd, 1, NULL, once.kind, once.held_for
      FROM freeze_row AS r
     CROSS JOIN LATERAL (VALUES
            (7, 'one_time', 'one_time', r.one_time_vnd, NULL),
            (8, 'funeral', 'funeral', r.funeral_vnd, NULL),
            (9, 'allowance', 'carried', CASE WHEN %(is_first_period)s::boolean THEN r.carried_vnd ELSE 0 END, 'OPENING_UNEVIDENCED')
           ) AS once (ordinal, component, kind, amount_vnd, held_for)
     WHERE (r.one_time_vnd > 0 OR r.funeral_vnd > 0 OR r.carried_vnd > 0) AND once.amount_vnd > 0
)
SELECT c.row_id,
       c.ordinal,
       r.person_id,
       CASE WHEN is_dated THEN g.component ELSE c.component END AS component,
       c.code AS category_code,
       CASE WHEN is_dated THEN g.component ELSE c.kind END AS kind,
       c.gross_vnd,
       CASE WHEN c.ordinal = 1 AND r.recovery_vnd < c.gross_vnd THEN r.recovery_vnd ELSE 0 END AS deduction_vnd,
       c.quantity::smallint AS quantity,
       coalesce(c.months, ARRAY[%(month)s::date]) AS months,
       CASE WHEN is_dated THEN g.component ELSE c.cause END AS cause,
       array_remove(ARRAY[c.held_for,
                          CASE WHEN r.recovery_vnd > 0 AND c.ordinal = 1 AND r.recovery_vnd >= c.gross_vnd
                               THEN 'RECOVERY_EXCEEDS' END], NULL) AS held_for,
       r.is_held,
       r.unit_code,
       r.hamlet,
       r.full_name,
       r.cccd,
       r.proxy_match_name,
       r.account_no,
       r.decision_no,
       r.decision_date,
       r.from_month,
       NULL::text AS source_code,
       NULL::bigint AS entitlement_id,
       NULL::bigint AS replaces_id,
       NULL::bigint AS carried_from_id
  FROM claimed AS c
  JOIN freeze_row AS r USING (row_id)
  LEFT JOIN programmes_category AS g ON g.code = c.code
 CROSS JOIN LATERAL (SELECT c.ordinal = 1 AND g.component IN ('annual', 'education', 'one_time') AS is_dated) AS category;
