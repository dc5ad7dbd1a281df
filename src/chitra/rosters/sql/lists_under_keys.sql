-- List the current lists of a period that stand under the given keys.
-- Returns id, key, kind, content hash, and whether a run has taken the list.
SELECT roster.id, roster.list_key, roster.kind, roster.content_hash, roster.frozen_at IS NOT NULL
FROM rosters_roster AS roster
JOIN unnest(%(list_keys)s::text[], %(kinds)s::text[]) AS wanted (list_key, kind) USING (list_key, kind)
WHERE roster.period_id = %(period_id)s::bigint AND roster.is_current;
