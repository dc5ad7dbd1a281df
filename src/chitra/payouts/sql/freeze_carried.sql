-- Add to `freeze_claim` the money carried by name that no payment has taken yet: of settled periods, and of late returns in this one.
-- Returns nothing. Who has died since is held for the heirs' papers; what was held and never funded stays held for its old reasons.
INSERT INTO freeze_claim
SELECT p.row_id,
       11,
       p.person_id,
       e.component,
       p.category_code,
       'carried',
       c.amount_vnd,
       0,
       1,
       ARRAY[%(month)s::date],
       'carried:' || p.id,
       CASE WHEN person.died_month IS NULL THEN '{}'::text[] ELSE ARRAY['DECEASED'] END
       || CASE WHEN c.is_funded THEN '{}'::text[]
               ELSE ARRAY(SELECT h.reason_code
                            FROM payouts_hold AS h
                           WHERE h.payment_id = p.id
                             AND NOT EXISTS (SELECT FROM payouts_lift AS l WHERE l.hold_id = h.id)) END,
       false,
       p.unit_code,
       p.hamlet,
       p.person_name,
       p.person_cccd,
       coalesce(r.proxy_match_name, ''),
       coalesce(r.account_no, ''),
       '',
       NULL,
       p.month,
       p.source_code,
       p.entitlement_id,
       NULL,
       p.id
  FROM payouts_carry AS c
  JOIN ledger_period AS period ON period.id = c.period_id AND period.programme_code = %(programme_code)s::text
  JOIN payouts_payment AS p ON p.id = c.payment_id
  JOIN beneficiaries_entitlement AS e ON e.id = p.entitlement_id
  JOIN beneficiaries_person AS person ON person.id = p.person_id
  LEFT JOIN rosters_row AS r ON r.id = p.row_id
 WHERE c.organisation_id = %(organisation_id)s::bigint
   AND NOT EXISTS (SELECT FROM payouts_payment AS taken WHERE taken.carried_from_id = p.id)
   AND (c.period_id = %(period_id)s::bigint
        OR (period.month <= %(month)s::date
            AND NOT EXISTS (SELECT
                              FROM payouts_run AS r
                             WHERE r.period_id = c.period_id AND r.status NOT IN ('settled', 'closed'))));
