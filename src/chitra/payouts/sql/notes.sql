-- List what officers remarked about some persons in a period.
-- Returns one row a note, in the order of writing: person id, text, when, the officer's name.
SELECT n.person_id, n.text, n.at, coalesce(o.full_name, n.by)
  FROM payouts_note AS n
  LEFT JOIN access_officer AS o ON o.username = n.by
 WHERE n.period_id = %(period_id)s::bigint AND n.person_id = ANY (%(person_ids)s::bigint[])
 ORDER BY n.at, n.id;
