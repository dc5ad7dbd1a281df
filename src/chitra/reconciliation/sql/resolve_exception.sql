-- Close an exception with what was found out about it.
-- Returns its code and owner; no row when it is not there or not open.
UPDATE reconciliation_exception AS e
   SET resolved_at = %(at)s::timestamptz, resolved_by = %(by)s::text, resolution = %(resolution)s::text
 WHERE e.id = %(exception_id)s::bigint AND e.resolved_at IS NULL
   AND e.answer_id IN (SELECT a.id FROM reconciliation_answer AS a WHERE a.provider_id = %(provider_id)s::bigint)
RETURNING e.code, e.owner_code;
