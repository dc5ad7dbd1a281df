-- Read one chain from its latest entry backwards, with its hashes; what is left empty is not asked.
-- Returns chain, seq, id, at, by, deed, object kind, object id, facts, the hash before and its own.
SELECT
    entry.chain_id, entry.seq, entry.id, entry.at, entry.by, entry.deed, entry.object_kind, entry.object_id, entry.facts,
    entry.prev, entry.hash
FROM audit_entry AS entry
WHERE
    entry.chain_id = %(chain)s::text
    AND entry.seq < %(before)s::bigint
    AND %(by)s::text IN ('', entry.by)
    AND %(deed)s::text IN ('', entry.deed)
    AND %(object_kind)s::text IN ('', entry.object_kind)
    AND %(object_id)s::text IN ('', entry.object_id)
    AND (%(since)s::timestamptz IS NULL OR entry.at >= %(since)s::timestamptz)
    AND (%(until)s::timestamptz IS NULL OR entry.at < %(until)s::timestamptz)
ORDER BY entry.seq DESC
LIMIT %(count)s::bigint;
