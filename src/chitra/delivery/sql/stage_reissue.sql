-- Stage the instructions that are to be ordered once more: where each stands, and how its person is to be paid today.
-- Returns nothing; `fault` is the code that forbids a further attempt, empty where none does.
CREATE TEMP TABLE delivery_reissue ON COMMIT DROP AS
WITH named AS (
    SELECT i.*, s.standing,
           EXISTS (SELECT FROM delivery_instruction AS later WHERE later.bundle = i.bundle AND later.attempt > i.attempt) AS has_later
      FROM delivery_instruction AS i
      JOIN delivery_standing AS s ON s.instruction_id = i.id
     WHERE i.period_id = %(period_id)s::bigint AND i.reference = ANY (%(references)s::text[])
),
received AS (
    SELECT n.*,
           coalesce(m.channel, 'cash_point') AS channel_now,
           coalesce(m.channel, 'cash_point') IN ('cash_point', 'home') AS is_cash,
           m.bin, m.account_no, m.holder_name, m.holder_relation,
           paper.id AS paper_id, paper.agent_name, person.full_name, person.died_month
      FROM named AS n
      JOIN beneficiaries_person AS person ON person.id = n.person_id
      LEFT JOIN enrolment_method AS m
        ON m.person_id = n.person_id AND m.programme_code = %(programme_code)s::text
       AND m.valid_until IS NULL AND m.valid_from <= %(on)s::date AND m.standing <> 'closed'
      LEFT JOIN LATERAL (SELECT a.id, a.agent_name
                           FROM enrolment_authorisation AS a
                          WHERE a.principal_id = n.person_id AND a.programme_code IN ('', %(programme_code)s::text)
                            AND daterange(a.valid_from, least(a.valid_until, a.revoked_on)) @> %(on)s::date
                            AND (a.id = m.authorisation_id
                                 OR (coalesce(m.channel, 'cash_point') IN ('cash_point', 'home') AND a.kind = 'guardian'))
                          ORDER BY a.id = m.authorisation_id DESC NULLS LAST, a.id
                          LIMIT 1) AS paper ON true
)
SELECT r.id, r.reference, r.run_id, r.period_id, r.organisation_id, r.provider_id, r.person_id, r.bundle, r.source_code,
       (r.attempt + 1)::smallint AS attempt, r.amount_vnd, r.unit_code,
       r.channel_now AS channel,
       CASE WHEN NOT r.is_cash THEN r.holder_name ELSE coalesce(r.agent_name, r.full_name) END AS payee_name,
       CASE WHEN r.is_cash THEN '' ELSE r.bin END AS payee_bin,
       CASE WHEN r.is_cash THEN '' ELSE r.account_no END AS payee_account,
       CASE WHEN r.has_later OR r.standing NOT IN ('rejected', 'returned') THEN 'E-PAY-NOT-RETURNED'
            WHEN r.died_month IS NOT NULL THEN 'E-PAY-REISSUE-DIED'
            WHEN NOT r.is_cash AND r.holder_relation <> 'self' AND r.paper_id IS NULL THEN 'E-PAY-REISSUE-UNAUTHORISED'
            WHEN c.provider_id IS DISTINCT FROM r.provider_id THEN 'E-PAY-REISSUE-PROVIDER'
            ELSE '' END AS fault,
       EXISTS (SELECT FROM payouts_signature AS g
                WHERE g.run_id = r.run_id AND g.revoked_at IS NULL AND g.stage IN ('submitted', 'approved')
                  AND g.person_key = %(person_key)s::text) AS is_signer
  FROM received AS r
  LEFT JOIN providers_coverage AS c
    ON c.organisation_id = %(organisation_id)s::bigint AND c.programme_code = %(programme_code)s::text
   AND c.channel = r.channel_now AND c.days @> %(on)s::date;
