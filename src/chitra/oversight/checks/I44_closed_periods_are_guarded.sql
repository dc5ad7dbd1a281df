-- Every table that carries a period refuses rows of closed ones.
-- Returns one row a table without the guard; none in health.
SELECT c.relname
  FROM pg_class AS c
  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'period_id' AND NOT a.attisdropped
 WHERE %(period_id)s::bigint IS NULL AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
   AND 3 > (SELECT count(*) FROM pg_trigger AS g
             WHERE g.tgrelid = c.oid AND g.tgname LIKE 'ledger_refuse_closed%%' AND g.tgenabled <> 'D');
