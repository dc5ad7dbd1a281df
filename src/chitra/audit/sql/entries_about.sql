-- Read the last deeds on one object.
-- Returns chain, seq, id, at, by, deed, object kind, object id, facts, the latest first.
SELECT entry.chain_id, entry.seq, entry.id, entry.at, entry.by, entry.deed, entry.object_kind, entry.object_id, entry.facts
FROM audit_entry AS entry
WHERE entry.object_kind = %(object_kind)s::text AND entry.object_id = %(object_id)s::text
ORDER BY entry.at DESC, entry.id DESC
LIMIT %(count)s::bigint;
