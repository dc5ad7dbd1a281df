-- Claim the rights that `freeze_claim` pays, and end those that a list of decreases stops and no row pays any more.
-- Returns nothing; fills `beneficiaries_claimed`.
INSERT INTO beneficiaries_claimed
       (subject_id, recipient_id, category_code, component, quantity, decision_no, decision_date, from_month, until_month)
SELECT c.person_id, NULL::bigint, c.category_code, c.component, max(c.quantity), max(c.decision_no), max(c.decision_date),
       least(min(c.from_month), min(c.months[cardinality(c.months)])), NULL::date
  FROM freeze_claim AS c
 WHERE c.entitlement_id IS NULL
 GROUP BY c.person_id, c.category_code, c.component
UNION ALL
SELECT r.person_id, NULL, r.category_code, '', 1, '', NULL, NULL, %(month)s::date
  FROM rosters_roster AS l
  JOIN rosters_row AS r ON r.roster_id = l.id
 WHERE l.period_id = %(period_id)s::bigint
   AND l.is_current
   AND l.frozen_at IS NULL
   AND l.kind = 'decrease'
   AND r.row_kind = 'data'
   AND r.outcome = 'accepted'
   AND r.person_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM freeze_claim AS c WHERE c.person_id = r.person_id AND c.category_code = r.category_code);
