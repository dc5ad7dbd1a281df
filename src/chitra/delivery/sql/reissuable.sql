-- List the instructions of a period that were finally rejected or came back, and that no further attempt follows.
-- Returns one row an instruction: reference, person, commune, đồng, channel, provider, standing, reason, day, attempt.
SELECT i.reference, who.full_name, i.unit_code, i.amount_vnd, i.channel, v.code, s.standing, s.reason, s.booked_on, i.attempt
  FROM delivery_batch AS b
  JOIN delivery_standing AS s ON s.batch_id = b.id AND s.standing IN ('rejected', 'returned')
  JOIN delivery_instruction AS i ON i.id = s.instruction_id
  JOIN beneficiaries_person AS who ON who.id = i.person_id
  JOIN providers_provider AS v ON v.id = i.provider_id
 WHERE b.period_id = %(period_id)s::bigint
   AND NOT EXISTS (SELECT FROM delivery_instruction AS later WHERE later.bundle = i.bundle AND later.attempt > i.attempt)
 ORDER BY i.unit_code, who.sort_key, i.reference;
