-- An instruction is worth the released payments of its bundle.
-- Returns one row an instruction that is not; none in health.
WITH asked AS MATERIALIZED (
    SELECT i.id, i.run_id, i.bundle, i.amount_vnd
      FROM delivery_instruction AS i
     WHERE %(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint))
),
-- Both sides are sorted together: a join would compare every instruction of a run with every payment of it.
told AS (
    SELECT a.run_id, a.bundle, a.id, a.amount_vnd, NULL::bigint AS payment_vnd
      FROM asked AS a
    UNION ALL
    SELECT s.run_id, s.bundle, NULL, NULL, s.amount_vnd
      FROM payouts_signed AS s
     WHERE (%(period_id)s::bigint IS NULL OR s.run_id = ANY (ARRAY(SELECT DISTINCT a.run_id FROM asked AS a)))
       AND NOT s.is_excluded
),
compared AS (
    SELECT t.id, t.amount_vnd, coalesce(sum(t.payment_vnd) OVER (PARTITION BY t.run_id, t.bundle), 0) AS payments_vnd
      FROM told AS t
)
SELECT c.id, c.amount_vnd, c.payments_vnd
  FROM compared AS c
 WHERE c.id IS NOT NULL AND c.amount_vnd <> c.payments_vnd;
