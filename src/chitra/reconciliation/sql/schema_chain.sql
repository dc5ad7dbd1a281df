-- Show how the statements of each account follow one another: each must open with what the one before closed with.
-- Returns one row a statement: `is_gap` when it does not follow, `is_off` when its own lines do not add up. Of one statement that
-- came in several versions or formats, the last version stands in the chain.
CREATE OR REPLACE VIEW reconciliation_chain WITH (security_invoker = true) AS
WITH told AS (
    SELECT a.*,
           row_number() OVER (PARTITION BY a.provider_id, a.account, a.from_date, a.to_date, a.opening_vnd ORDER BY a.id DESC) = 1
               AS is_last
      FROM reconciliation_answer AS a
     WHERE a.kind IN ('camt053', 'mt940') AND a.opening_vnd IS NOT NULL
),
ordered AS (
    SELECT t.*,
           lag(t.closing_vnd) OVER (PARTITION BY t.provider_id, t.account, t.is_last
                                        ORDER BY t.from_date, t.to_date, length(t.number), t.number, t.id) AS before_vnd
      FROM told AS t
)
SELECT o.id AS answer_id, o.provider_id, o.account, o.number, o.from_date, o.to_date, o.opening_vnd, o.closing_vnd,
       (o.is_last AND o.before_vnd IS NOT NULL AND o.before_vnd <> o.opening_vnd) AS is_gap,
       (o.opening_vnd + o.moved_vnd IS DISTINCT FROM o.closing_vnd) AS is_off
  FROM ordered AS o;
