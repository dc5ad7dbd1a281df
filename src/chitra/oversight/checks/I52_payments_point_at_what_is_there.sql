-- A payment's run, period, person, entitlement, row and provider exist, and so does the payment of every covered month. An
-- instruction is of its batch's run, period, office and provider, and its person exists; so do the people and the office of a right, the
-- office of a person, and whoever is known by a code.
-- Returns one row a payment, cover, instruction, right, person or code that points at nothing; none in health.
SELECT 'payment' AS piece, p.id
  FROM payouts_payment AS p
  LEFT JOIN payouts_run AS r ON r.id = p.run_id AND r.period_id = p.period_id AND r.organisation_id = p.organisation_id
  LEFT JOIN beneficiaries_person AS b ON b.id = p.person_id
  LEFT JOIN beneficiaries_entitlement AS e ON e.id = p.entitlement_id
  LEFT JOIN rosters_row AS w ON w.id = p.row_id
  LEFT JOIN providers_provider AS v ON v.id = p.provider_id
 WHERE (%(period_id)s::bigint IS NULL
        OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint)))
   AND (r.id IS NULL OR b.id IS NULL OR e.id IS NULL OR (p.row_id IS NOT NULL AND w.id IS NULL)
        OR (p.provider_id IS NOT NULL AND v.id IS NULL))
UNION ALL
SELECT 'cover', c.id
  FROM payouts_cover AS c
  LEFT JOIN payouts_payment AS p ON p.id = c.payment_id AND p.period_id = c.period_id AND p.entitlement_id = c.entitlement_id
 WHERE %(period_id)s::bigint IS NULL AND p.id IS NULL
UNION ALL
SELECT 'instruction', i.id
  FROM delivery_instruction AS i
  LEFT JOIN delivery_batch AS b
    ON b.id = i.batch_id
   AND (b.run_id, b.period_id, b.organisation_id, b.provider_id) = (i.run_id, i.period_id, i.organisation_id, i.provider_id)
  LEFT JOIN beneficiaries_person AS who ON who.id = i.person_id
 WHERE (%(period_id)s::bigint IS NULL
        OR i.batch_id = ANY (ARRAY(SELECT scope.id FROM delivery_batch AS scope WHERE scope.period_id = %(period_id)s::bigint)))
   AND (b.id IS NULL OR who.id IS NULL)
UNION ALL
SELECT 'entitlement', e.id
  FROM beneficiaries_entitlement AS e
  LEFT JOIN beneficiaries_person AS subject ON subject.id = e.subject_id
  LEFT JOIN beneficiaries_person AS recipient ON recipient.id = e.recipient_id
  LEFT JOIN territory_organisation AS office ON office.id = e.organisation_id
 WHERE %(period_id)s::bigint IS NULL AND (subject.id IS NULL OR recipient.id IS NULL OR office.id IS NULL)
UNION ALL
SELECT 'person', b.id
  FROM beneficiaries_person AS b
  LEFT JOIN territory_organisation AS office ON office.id = b.organisation_id
 WHERE %(period_id)s::bigint IS NULL AND office.id IS NULL
UNION ALL
SELECT 'code', c.id
  FROM beneficiaries_sourcecode AS c
  LEFT JOIN beneficiaries_person AS b ON b.id = c.person_id
 WHERE %(period_id)s::bigint IS NULL AND b.id IS NULL;
