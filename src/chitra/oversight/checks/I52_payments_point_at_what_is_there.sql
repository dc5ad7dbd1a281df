-- A payment's run, period, person, entitlement, row and provider exist, and so does the payment of every covered month.
-- Returns one row a payment or cover that points at nothing; none in health.
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
 WHERE %(period_id)s::bigint IS NULL AND p.id IS NULL;
