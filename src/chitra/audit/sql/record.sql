-- Append one deed to its chain.
-- Returns the entry's number in the chain.
SELECT audit_append(
    %(chain)s::text, %(at)s::timestamptz, %(by)s::text, %(deed)s::text,
    %(object_kind)s::text, %(object_id)s::text, %(facts)s::text
);
