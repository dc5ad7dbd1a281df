-- Read one chain from its latest entry backwards.
-- Returns chain, seq, id, at, by, deed, object kind, object id, facts.
SELECT entry.chain_id, entry.seq, entry.id, entry.at, entry.by, entry.deed, entry.object_kind, entry.object_id, entry.facts
FROM audit_entry AS entry
WHERE entry.chain_id = %(chain)s::text
  AND entry.seq < %(before)s::bigint
ORDER BY entry.seq DESC
LIMIT %(count)s::bigint;
