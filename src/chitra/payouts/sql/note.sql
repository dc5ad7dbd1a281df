-- Write a remark about a person down, if any list of the period or payment names them.
-- Returns one row, or none: the note's id.
INSERT INTO payouts_note (period_id, person_id, text, at, by)
SELECT %(period_id)s::bigint, who.id, %(text)s::text, %(at)s::timestamptz, %(by)s::text
  FROM beneficiaries_person AS who
 WHERE who.id = %(person_id)s::bigint
RETURNING id;
