-- Read one chain forwards from an entry, with its hashes.
-- Returns chain, seq, id, at, by, deed, object kind, object id, facts, the hash before and its own.
SELECT
    entry.chain_id, entry.seq, entry.id, entry.at, entry.by, entry.deed, entry.object_kind, entry.object_id, entry.facts,
    entry.prev, entry.hash
FROM audit_entry AS entry
WHERE entry.chain_id = %(chain)s::text AND entry.seq > %(after)s::bigint
ORDER BY entry.seq, entry.id
LIMIT %(count)s::bigint;
