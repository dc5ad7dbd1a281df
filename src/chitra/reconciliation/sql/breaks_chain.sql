-- Tell whether a statement of this file does not follow the one before, or does not add up.
-- Returns one row: true or false.
SELECT coalesce(bool_or(c.is_gap OR c.is_off), false)
  FROM reconciliation_chain AS c
  JOIN reconciliation_answer AS a ON a.id = c.answer_id
 WHERE a.original_id = %(sha256)s::text AND a.provider_id = %(provider_id)s::bigint;
