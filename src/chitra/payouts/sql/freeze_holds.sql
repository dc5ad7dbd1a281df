-- Hold what freezing found to be unpayable, what the list's own findings hold, and rows that stand as held.
-- Returns nothing. A finding holds its whole row, or one component or kind of payment of it; lifted and carried payments
-- (from ordinal 10 on) are past the findings of their lists.
INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
WITH found AS (
    SELECT f.id, g.code
      FROM freeze_payment AS f
      JOIN rosters_finding AS g ON g.row_id = f.row_id AND g.severity = 'block' AND g.holds <> ''
     WHERE f.ordinal < 10
       AND g.period_id = %(period_id)s::bigint
       AND (g.holds IN ('row', f.kind) OR (f.kind = 'regular' AND g.holds = f.component))
)
SELECT DISTINCT held.id, %(period_id)s::bigint, held.code, '', false, %(at)s::timestamptz, %(by)s::text
  FROM (SELECT f.id, unnest(f.reasons) AS code FROM freeze_payment AS f WHERE f.reasons <> '{}'
        UNION ALL
        SELECT id, code FROM found
        UNION ALL
        SELECT f.id, 'HELD_IN_LIST' FROM freeze_payment AS f WHERE f.is_held AND f.id NOT IN (SELECT id FROM found)) AS held;
