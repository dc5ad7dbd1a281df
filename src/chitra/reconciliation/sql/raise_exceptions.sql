-- Ask somebody to look into every line of a file that is neither applied nor known: the office it concerns, else the provider.
-- Returns nothing.
INSERT INTO reconciliation_exception (answer_id, line_id, code, owner_code, due_on, at, resolved_by, resolution)
SELECT l.answer_id, l.id, l.detail, coalesce(o.code, %(provider_code)s::text), %(due_on)s::date, %(at)s::timestamptz, '', ''
  FROM reconciliation_line AS l
  JOIN reconciliation_answer AS a ON a.id = l.answer_id
  LEFT JOIN delivery_instruction AS i ON i.id = l.instruction_id
  LEFT JOIN territory_organisation AS o ON o.id = i.organisation_id
 WHERE a.original_id = %(sha256)s::text AND a.provider_id = %(provider_id)s::bigint
   AND l.outcome IN ('conflict', 'unknown', 'malformed');
