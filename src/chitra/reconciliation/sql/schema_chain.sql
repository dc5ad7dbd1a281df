-- Show how the statements of each account follow one another: each must open with what the one before closed with.
-- Returns one row a statement: `is_gap` when it does not follow, `is_off` when its own lines do not add up.
CREATE OR REPLACE VIEW reconciliation_chain WITH (security_invoker = true) AS
WITH ordered AS (
    SELECT a.*,
           lag(a.closing_vnd) OVER (PARTITION BY a.provider_id, a.account ORDER BY a.from_date, a.to_date, a.number, a.id) AS before_vnd,
           row_number() OVER (PARTITION BY a.provider_id, a.account ORDER BY a.from_date, a.to_date, a.number, a.id) AS place,
           lag(a.number) OVER (PARTITION BY a.provider_id, a.account ORDER BY a.from_date, a.to_date, a.number, a.id) AS number_before,
           lag(a.opening_vnd) OVER (PARTITION BY a.provider_id, a.account ORDER BY a.from_date, a.to_date, a.number, a.id) AS opening_before
      FROM reconciliation_answer AS a
     WHERE a.kind IN ('camt053', 'mt940') AND a.opening_vnd IS NOT NULL
)
SELECT o.id AS answer_id, o.provider_id, o.account, o.number, o.from_date, o.to_date, o.opening_vnd, o.closing_vnd,
       (o.place > 1 AND o.before_vnd IS DISTINCT FROM o.opening_vnd
        AND NOT (o.number_before = o.number AND o.opening_before = o.opening_vnd)) AS is_gap,
       (o.opening_vnd + o.moved_vnd IS DISTINCT FROM o.closing_vnd) AS is_off
  FROM ordered AS o;
