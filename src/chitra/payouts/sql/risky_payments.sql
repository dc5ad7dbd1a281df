-- Find the payments of a run that an approver should look at first: each reason has a weight, the heaviest come first.
-- Returns at most `limit` rows: id, person, commune, category, kind, đồng, last month's đồng or null, relation of the payee,
-- account, last month's account, and the reasons. Without an earlier month nobody counts as new or changed.
WITH run AS (
    SELECT r.id, r.period_id, r.organisation_id, r.programme_code, p.month
      FROM payouts_run AS r
      JOIN ledger_period AS p ON p.id = r.period_id
     WHERE r.id = %(run_id)s::bigint
),
signed AS (
    SELECT p.*
      FROM payouts_payment AS p
      JOIN payouts_signed AS s ON s.payment_id = p.id AND NOT s.is_excluded
     WHERE p.run_id = %(run_id)s::bigint
),
earlier AS MATERIALIZED (
    SELECT p.person_id,
           (sum(p.amount_vnd) FILTER (WHERE p.kind = 'regular'))::bigint AS regular_vnd,
           max(p.payee_account) AS account
      FROM run
      JOIN ledger_period AS before
        ON before.organisation_id = run.organisation_id
       AND before.programme_code = run.programme_code
       AND before.month = (run.month - interval '1 month')::date
      JOIN payouts_run AS r ON r.period_id = before.id
      JOIN payouts_payment AS p ON p.run_id = r.id
     GROUP BY p.person_id
),
monthly AS (
    SELECT person_id, sum(amount_vnd)::bigint AS regular_vnd FROM signed WHERE kind = 'regular' GROUP BY person_id
),
warned AS (
    SELECT DISTINCT f.row_id
      FROM run
      JOIN rosters_finding AS f ON f.period_id = run.period_id AND f.severity IN ('block', 'warn') AND f.row_id IS NOT NULL
),
shared AS (
    SELECT payee_bin, payee_account
      FROM signed
     WHERE payee_account <> ''
     GROUP BY payee_bin, payee_account
    HAVING count(DISTINCT person_id) > 1
),
lifted AS (
    SELECT DISTINCT h.payment_id
      FROM run
      JOIN payouts_hold AS h ON h.period_id = run.period_id
      JOIN payouts_lift AS l ON l.hold_id = h.id
),
weighed AS (
    SELECT s.id, s.person_name, s.unit_code, s.category_code, s.kind, s.amount_vnd, e.regular_vnd AS before_vnd,
           s.payee_relation, s.payee_account, e.account AS before_account, why.reason, why.weight
      FROM signed AS s
     CROSS JOIN (SELECT EXISTS (SELECT FROM earlier) AS is_known) AS base
      LEFT JOIN earlier AS e ON e.person_id = s.person_id
      LEFT JOIN monthly AS m ON m.person_id = s.person_id
      LEFT JOIN shared AS h ON h.payee_account = s.payee_account AND h.payee_bin = s.payee_bin
     CROSS JOIN LATERAL (VALUES
           ('risk_shared_account', 6, h.payee_account IS NOT NULL),
           ('risk_lifted', 5, s.id IN (SELECT payment_id FROM lifted) OR s.replaces_id IN (SELECT payment_id FROM lifted)),
           ('risk_new_account', 5, e.person_id IS NOT NULL AND s.payee_account <> '' AND e.account <> s.payee_account),
           ('risk_large_change', 4, s.kind = 'regular' AND e.regular_vnd > 0
                                    AND (m.regular_vnd > e.regular_vnd * 1.5 OR m.regular_vnd * 1.5 < e.regular_vnd)),
           ('risk_new_person', 4, base.is_known AND e.person_id IS NULL),
           ('risk_arrears', 3, s.kind = 'arrears'),
           ('risk_one_time', 3, s.kind IN ('one_time', 'funeral')),
           ('risk_carried', 2, s.kind = 'carried'),
           ('risk_finding', 2, s.row_id IN (SELECT row_id FROM warned)),
           ('risk_proxy', 2, s.payee_relation <> 'self')) AS why (reason, weight, is_so)
     WHERE why.is_so
)
SELECT id, person_name, unit_code, category_code, kind, amount_vnd, before_vnd, payee_relation, payee_account,
       coalesce(before_account, ''), array_agg(reason ORDER BY weight DESC, reason)
  FROM weighed
 GROUP BY id, person_name, unit_code, category_code, kind, amount_vnd, before_vnd, payee_relation, payee_account, before_account
 ORDER BY sum(weight) DESC, amount_vnd DESC, id
 LIMIT %(limit)s::integer;
