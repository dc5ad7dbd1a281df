-- Give a page of one person's payments, each with where it stands; person by person everything is found by its index.
-- Returns one row a payment, the latest first: what it is, its standing, why not received, the month that follows it.
WITH theirs AS (
    SELECT p.*
      FROM payouts_payment AS p
     WHERE p.person_id = %(person_id)s::bigint AND p.id < %(before)s::bigint
     ORDER BY p.id DESC
     LIMIT %(limit)s::integer
)
SELECT p.id, o.code, r.programme_code, p.month, r.number, r.status, coalesce(c.name, p.category_code), p.kind,
       ARRAY(SELECT DISTINCT covered.month FROM payouts_cover AS covered WHERE covered.payment_id = p.id ORDER BY 1),
       p.amount_vnd, p.deduction_vnd, p.channel, coalesce(v.code, ''),
       p.payee_name, p.payee_relation, p.payee_bin, p.payee_account,
       CASE WHEN kept.is_held THEN 'held'
            WHEN NOT kept.is_held THEN 'excluded'
            WHEN carried.payment_id IS NOT NULL AND latest.became IS DISTINCT FROM 'paid' THEN 'carried'
            WHEN latest.became = 'instructed' AND NOT latest.is_sent THEN 'released'
            WHEN latest.became IS NOT NULL THEN latest.became
            ELSE 'due' END,
       coalesce(kept.reasons, '{}'), coalesce(latest.reference, ''),
       coalesce(nullif(latest.reason, ''), carried.reason, ''), latest.booked_on,
       coalesce(
           (SELECT newer.month FROM payouts_payment AS newer WHERE newer.replaces_id = p.id),
           (SELECT newer.month FROM payouts_payment AS newer WHERE newer.carried_from_id = p.id)
       )
  FROM theirs AS p
  JOIN payouts_run AS r ON r.id = p.run_id
  JOIN territory_organisation AS o ON o.id = p.organisation_id
  LEFT JOIN programmes_category AS c ON c.code = p.category_code
  LEFT JOIN providers_provider AS v ON v.id = p.provider_id
  LEFT JOIN payouts_carry AS carried ON carried.payment_id = p.id
  LEFT JOIN LATERAL (
       SELECT bool_or(NOT h.is_exclusion) AS is_held,
              array_agg(h.reason_code || CASE h.reason WHEN '' THEN '' ELSE ': ' || h.reason END ORDER BY h.id) AS reasons
         FROM payouts_hold AS h
         LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
        WHERE h.payment_id = p.id AND (l.id IS NULL OR l.into_supplementary)
       HAVING count(*) > 0
  ) AS kept ON true
  LEFT JOIN LATERAL (
       SELECT i.reference, coalesce(u.became, 'instructed') AS became, u.reason, u.booked_on,
              EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = i.batch_id) AS is_sent
         FROM delivery_instruction AS i
         LEFT JOIN LATERAL (SELECT step.became, step.reason, step.booked_on
                              FROM delivery_outcome AS step
                             WHERE step.instruction_id = i.id
                             ORDER BY step.seq DESC
                             LIMIT 1) AS u ON true
        WHERE i.bundle = p.bundle AND i.run_id = p.run_id AND kept.is_held IS NULL
        ORDER BY i.attempt DESC
        LIMIT 1
  ) AS latest ON true
 ORDER BY p.id DESC;
