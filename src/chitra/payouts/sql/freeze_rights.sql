-- Claim the rights that `freeze_claim` pays, and end those that a list of decreases stops and no row pays for this month: of a
-- decrease its components, of the dead all that the programme pays them.
-- Returns nothing; fills `beneficiaries_claimed`.
INSERT INTO beneficiaries_claimed
       (subject_id, recipient_id, category_code, component, quantity, decision_no, decision_date, from_month, until_month)
WITH stopped AS MATERIALIZED (
    SELECT r.person_id, r.category_code, r.supplement_code, r.caregiver_code, known.died_month IS NOT NULL AS has_died
      FROM rosters_roster AS l
      JOIN rosters_row AS r ON r.roster_id = l.id
      JOIN beneficiaries_person AS known ON known.id = r.person_id
     WHERE l.period_id = %(period_id)s::bigint
       AND l.is_current
       AND l.frozen_at IS NULL
       AND l.kind = 'decrease'
       AND r.row_kind = 'data'
       AND r.outcome = 'accepted'
),
ended AS (
    SELECT s.person_id, part.category_code
      FROM stopped AS s
     CROSS JOIN LATERAL (VALUES (s.category_code), (s.supplement_code), (s.caregiver_code)) AS part (category_code)
     WHERE part.category_code <> ''
    UNION
    SELECT s.person_id, running.category_code
      FROM stopped AS s
      JOIN beneficiaries_entitlement AS running ON running.subject_id = s.person_id
     WHERE s.has_died
       AND running.programme_code = %(programme_code)s::text
       AND running.until_month IS NULL
)
SELECT c.person_id, NULL::bigint, c.category_code, c.component, max(c.quantity), max(c.decision_no), max(c.decision_date),
       least(min(c.from_month), min(c.months[cardinality(c.months)])), NULL::date
  FROM freeze_claim AS c
 WHERE c.entitlement_id IS NULL
 GROUP BY c.person_id, c.category_code, c.component
UNION ALL
SELECT e.person_id, NULL, e.category_code, '', 1, '', NULL, NULL, %(month)s::date
  FROM ended AS e
 WHERE NOT EXISTS (
       SELECT
         FROM freeze_claim AS c
        WHERE c.person_id = e.person_id
          AND c.category_code = e.category_code
          AND c.component IN ('allowance', 'supplement', 'caregiver')
          AND %(month)s::date = ANY (c.months));
