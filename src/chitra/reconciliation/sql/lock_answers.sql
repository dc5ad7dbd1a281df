-- Take in one after the other what no period keeps apart: statements of one account, and reports with lines that name no order of ours.
-- Returns one row a lock, without meaning. The second waits, then sees what the first has told; all others pass side by side.
SELECT pg_advisory_xact_lock(k.key)
  FROM (SELECT DISTINCT hashtextextended('answer of ' || %(provider_id)s::bigint || ' ' || k.told, 0) AS key
          FROM (SELECT upper(regexp_replace(a.account, '[^0-9A-Za-z]', '', 'g')) AS told
                  FROM unnest(%(accounts)s::text[]) AS a (account)
                 UNION ALL
                SELECT 'reports'
                 WHERE %(is_report)s::boolean
                   AND EXISTS (SELECT FROM reconciliation_staged AS s
                                WHERE NOT EXISTS (SELECT FROM delivery_instruction AS i WHERE i.reference = s.reference))) AS k
         ORDER BY key) AS k;
