-- Hold what freezing found to be unpayable, what the list's own findings hold, and rows that stand as held.
-- Returns nothing. A finding holds its whole row, or one component or kind of payment of it.
INSERT INTO payouts_hold (payment_id, period_id, reason_code, reason, is_exclusion, at, by)
SELECT DISTINCT found.id, %(period_id)s::bigint, found.code, '', false, %(at)s::timestamptz, %(by)s::text
  FROM (SELECT f.id, unnest(f.reasons) AS code
          FROM freeze_payment AS f
         WHERE f.reasons <> '{}'
        UNION ALL
        SELECT f.id, g.code
          FROM freeze_payment AS f
          JOIN freeze_row AS r ON r.row_id = f.row_id
          JOIN rosters_finding AS g ON g.row_id = f.row_id AND g.severity = 'block' AND g.holds <> ''
         WHERE f.replaces_id IS NULL
           AND f.carried_from_id IS NULL
           AND (g.holds IN ('row', f.kind) OR (f.kind = 'regular' AND g.holds = f.component))
        UNION ALL
        SELECT f.id, 'HELD_IN_LIST'
          FROM freeze_payment AS f
          JOIN freeze_row AS r ON r.row_id = f.row_id AND r.is_held
         WHERE f.replaces_id IS NULL
           AND f.carried_from_id IS NULL
           AND NOT EXISTS (SELECT FROM rosters_finding AS g WHERE g.row_id = r.row_id AND g.severity = 'block' AND g.holds <> '')) AS found;
