-- Move amounts between accounts of a period in one journal.
-- Returns the journal's id, or null when nothing moves.
SELECT ledger_post(
    %(period_id)s::bigint, %(deed)s::text, %(object_kind)s::text, %(object_id)s::bigint, %(at)s::timestamptz, %(by)s::text,
    %(sources)s::text[], %(providers)s::text[], %(credits)s::text[], %(debits)s::text[], %(amounts)s::bigint[]
);
