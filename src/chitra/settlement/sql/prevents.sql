-- Name what keeps a period from being settled.
-- Returns one row an obstacle: code, count, đồng or nothing.
WITH advanced AS (
    SELECT v.provider_id, upper(v.account_no) AS account
      FROM ledger_period AS p
      JOIN providers_advanceaccount AS v ON v.organisation_id = p.organisation_id AND v.programme_code = p.programme_code
     WHERE p.id = %(period_id)s::bigint
),
-- Instructions are reached by their batches: no index leads from a period to them.
stood AS MATERIALIZED (
    SELECT s.instruction_id, s.provider_id, s.channel, s.amount_vnd, s.standing
      FROM delivery_batch AS b
      JOIN delivery_standing AS s ON s.batch_id = b.id
     WHERE b.period_id = %(period_id)s::bigint
)
SELECT 'E-SETTLE-NO-RUN', 1, 0::bigint
 WHERE NOT EXISTS (SELECT FROM payouts_run AS r WHERE r.period_id = %(period_id)s::bigint)
UNION ALL
SELECT 'E-SETTLE-RUN-UNFINISHED', count(*), 0::bigint
  FROM payouts_run AS r
 WHERE r.period_id = %(period_id)s::bigint AND r.status NOT IN ('released', 'settled', 'closed')
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-NOT-SENT', count(*), sum(b.total_vnd)::bigint
  FROM delivery_batch AS b
 WHERE b.period_id = %(period_id)s::bigint AND NOT EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = b.id)
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-UNANSWERED', count(*), sum(s.amount_vnd)::bigint
  FROM stood AS s
 WHERE s.standing = 'instructed'
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-EXCEPTIONS', count(*), 0::bigint
  FROM reconciliation_exception AS e
  JOIN reconciliation_answer AS w ON w.id = e.answer_id
  LEFT JOIN reconciliation_line AS l ON l.id = e.line_id
  LEFT JOIN delivery_instruction AS i ON i.id = l.instruction_id
 WHERE e.resolved_at IS NULL
   AND (i.period_id = %(period_id)s::bigint
        OR (i.id IS NULL AND EXISTS (SELECT FROM advanced AS a
                                      WHERE a.provider_id = w.provider_id
                                        AND a.account = upper(regexp_replace(w.account, '[^0-9A-Za-z]', '', 'g')))))
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-STATEMENT-GAP', count(*), 0::bigint
  FROM reconciliation_chain AS c
  JOIN advanced AS a ON a.provider_id = c.provider_id AND a.account = upper(regexp_replace(c.account, '[^0-9A-Za-z]', '', 'g'))
 WHERE c.is_gap OR c.is_off
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-NO-FEE-RATE', count(*), 0::bigint
  FROM (SELECT DISTINCT s.provider_id, s.channel, i.unit_code
          FROM stood AS s
          JOIN delivery_instruction AS i ON i.id = s.instruction_id
         WHERE s.standing = 'paid') AS used
  JOIN ledger_period AS pe ON pe.id = %(period_id)s::bigint
 WHERE NOT EXISTS (SELECT FROM providers_feerate AS f
                    WHERE f.programme_code = pe.programme_code AND f.channel = used.channel
                      AND (f.provider_id IS NULL OR f.provider_id = used.provider_id)
                      AND f.unit_code IN ('', used.unit_code)
                      AND daterange(f.valid_from, f.valid_until) @> pe.month)
HAVING count(*) > 0;
