-- The application may neither change nor delete what is written once.
-- Returns one row a table that the application could change; none in health.
SELECT t.name
  FROM unnest(ARRAY['audit_entry', 'ledger_journal', 'ledger_posting', 'rosters_original', 'rosters_row', 'payouts_payment',
                    'delivery_instruction', 'delivery_outcome', 'delivery_batchfile', 'reconciliation_answer',
                    'reconciliation_line', 'reconciliation_match']) AS t (name)
 WHERE %(period_id)s::bigint IS NULL
   AND NOT EXISTS (SELECT FROM pg_trigger AS g
                    WHERE g.tgrelid = t.name::regclass AND NOT g.tgisinternal AND g.tgenabled <> 'D'
                      AND (g.tgtype & 8) = 8);
