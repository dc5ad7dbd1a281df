-- Name what keeps a period from being settled.
-- Returns one row an obstacle: code, count, đồng or nothing.
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
  FROM delivery_standing AS s
 WHERE s.period_id = %(period_id)s::bigint AND s.standing = 'instructed'
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-EXCEPTIONS', count(*), 0::bigint
  FROM reconciliation_exception AS e
  JOIN reconciliation_line AS l ON l.id = e.line_id
  JOIN delivery_instruction AS i ON i.id = l.instruction_id
 WHERE i.period_id = %(period_id)s::bigint AND e.resolved_at IS NULL
   AND NOT EXISTS (SELECT FROM reconciliation_review AS v WHERE v.line_id = l.id AND v.became = 'applied')
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-STATEMENT-GAP', count(*), 0::bigint
  FROM reconciliation_chain AS c
 WHERE (c.is_gap OR c.is_off)
   AND c.answer_id IN (SELECT l.answer_id
                         FROM reconciliation_line AS l
                         JOIN delivery_instruction AS i ON i.id = l.instruction_id
                        WHERE i.period_id = %(period_id)s::bigint)
HAVING count(*) > 0
UNION ALL
SELECT 'E-SETTLE-NO-FEE-RATE', count(*), 0::bigint
  FROM (SELECT DISTINCT s.provider_id, s.channel FROM delivery_standing AS s
         WHERE s.period_id = %(period_id)s::bigint AND s.standing = 'paid') AS used
  JOIN ledger_period AS pe ON pe.id = %(period_id)s::bigint
 WHERE NOT EXISTS (SELECT FROM providers_feerate AS f
                    WHERE f.programme_code = pe.programme_code AND f.channel = used.channel
                      AND (f.provider_id IS NULL OR f.provider_id = used.provider_id)
                      AND daterange(f.valid_from, f.valid_until) @> pe.month)
HAVING count(*) > 0;
