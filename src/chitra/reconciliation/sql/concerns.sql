-- Give a page of exceptions in sight, or one of them, with the order that each is about.
-- Returns one row an exception, the oldest first, its line after its own facts. What no order explains waits in every month until it is resolved.
SELECT c.exception_id, c.code, c.owner_code, c.due_on, c.at, c.resolved_at, c.resolved_by, c.resolution, c.kind,
       coalesce(o.code, ''), coalesce(c.programme_code, ''), c.month, coalesce(i.channel, ''), i.batch_id,
       coalesce(s.standing, ''), s.booked_on,
       c.line_id, c.answer_id, c.file_name, c.line_no, c.status, c.reference, c.amount_vnd, c.booked_on, c.reason, c.account, c.name,
       c.text, c.outcome, c.code, i.id, coalesce(i.reference, ''), i.amount_vnd, coalesce(i.payee_name, ''),
       coalesce(i.payee_account, ''), c.exception_id, c.resolved_at
  FROM reconciliation_concern AS c
  LEFT JOIN delivery_instruction AS i ON i.id = c.instruction_id AND i.provider_id = c.provider_id
  LEFT JOIN delivery_standing AS s ON s.instruction_id = i.id
  LEFT JOIN territory_organisation AS o ON o.id = c.organisation_id
 WHERE c.provider_id = %(provider_id)s::bigint
   AND c.exception_id > %(after)s::bigint
   AND (%(exception_id)s::bigint IS NULL OR c.exception_id = %(exception_id)s::bigint)
   AND (%(programmes)s::text[] = '{}' OR coalesce(c.programme_code, '') = '' OR c.programme_code = ANY (%(programmes)s::text[]))
   AND (%(is_resolved)s::boolean IS NULL OR (c.resolved_at IS NOT NULL) = %(is_resolved)s::boolean)
   AND (%(month)s::date IS NULL OR c.month = %(month)s::date
        OR (%(with_unplaced)s::boolean AND c.instruction_id IS NULL AND c.resolved_at IS NULL))
   AND (%(organisation_code)s::text = '' OR o.code = %(organisation_code)s::text)
   AND (%(programme_code)s::text = '' OR c.programme_code = %(programme_code)s::text)
 ORDER BY c.exception_id
 LIMIT %(limit)s::integer;
