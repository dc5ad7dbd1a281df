-- Stage the payments of a run: each claim with its payee, channel and provider as they are on the planned pay date.
-- Returns nothing; `freeze_payment` also says what holds each, and which of them leave in one instruction (`bundle`).
CREATE TEMPORARY TABLE freeze_payment ON COMMIT DROP AS
WITH valid AS (
    SELECT a.*
      FROM enrolment_authorisation AS a
     WHERE a.programme_code IN ('', %(programme_code)s::text)
       AND a.valid_from <= %(pay_date)s::date
       AND (a.valid_until IS NULL OR a.valid_until > %(pay_date)s::date)
       AND (a.revoked_on IS NULL OR a.revoked_on > %(pay_date)s::date)
),
agreed AS (
    SELECT g.channel, g.provider_id
      FROM providers_agreement AS g
     WHERE g.organisation_id = %(organisation_id)s::bigint
       AND g.programme_code = %(programme_code)s::text
       AND g.valid_from <= %(pay_date)s::date
       AND (g.valid_until IS NULL OR g.valid_until > %(pay_date)s::date)
),
met AS (
    SELECT c.*,
           coalesce(c.entitlement_id, e.entitlement_id) AS right_id,
           m.id AS method_id,
           coalesce(m.channel, 'cash_point') AS channel,
           coalesce(m.channel, 'cash_point') IN ('cash_point', 'home') AS is_cash,
           m.bin,
           m.account_no AS method_account,
           m.holder_name,
           m.holder_relation,
           m.authorisation_id AS named_authorisation_id
      FROM freeze_claim AS c
      LEFT JOIN beneficiaries_enacted AS e
        ON e.subject_id = c.person_id AND e.category_code = c.category_code AND e.component = c.component
      -- Person by person, by the index: a join may be led through the methods of the whole programme.
      LEFT JOIN LATERAL (SELECT o.*
                           FROM enrolment_method AS o
                          WHERE o.person_id = c.person_id
                            AND o.programme_code = %(programme_code)s::text
                            AND o.valid_until IS NULL
                            AND o.valid_from <= %(pay_date)s::date
                            AND o.standing <> 'closed'
                         OFFSET 0) AS m ON true
),
received AS (
    SELECT m.*,
           v.id AS authorisation_id,
           CASE WHEN v.id IS NOT NULL THEN v.kind WHEN m.is_cash THEN 'self' ELSE m.holder_relation END AS payee_relation,
           CASE WHEN NOT m.is_cash THEN m.holder_name WHEN v.id IS NOT NULL THEN v.agent_name ELSE m.full_name END AS payee_name,
           CASE WHEN m.is_cash THEN '' ELSE m.bin END AS payee_bin,
           CASE WHEN m.is_cash THEN '' ELSE m.method_account END AS payee_account
      FROM met AS m
      LEFT JOIN LATERAL (SELECT a.id, a.kind, a.agent_name
                           FROM valid AS a
                          WHERE a.principal_id = m.person_id
                            AND (a.id = m.named_authorisation_id
                                 OR (m.is_cash AND (a.kind = 'guardian' OR a.agent_match_name = m.proxy_match_name)))
                          ORDER BY a.id = m.named_authorisation_id DESC NULLS LAST,
                                   a.agent_match_name = m.proxy_match_name DESC,
                                   a.kind DESC,
                                   a.id
                          LIMIT 1) AS v ON true
)
SELECT numbered.*,
       min(numbered.id) OVER (PARTITION BY numbered.person_id, numbered.channel, numbered.provider_id, numbered.payee_bin,
                                           numbered.payee_account, numbered.payee_name, numbered.source) AS bundle
  FROM (SELECT nextval('payouts_payment_id_seq') AS id, claim.*
          FROM (SELECT r.*,
                       agreed.provider_id,
                       coalesce(r.source_code, funded.source_code, '') AS source,
                       array_remove(r.held_for || ARRAY[
                           CASE WHEN agreed.provider_id IS NULL THEN 'NO_AGREEMENT' END,
                           CASE WHEN coalesce(r.source_code, funded.source_code) IS NULL THEN 'NO_FUNDING_SOURCE' END,
                           CASE WHEN NOT r.is_cash AND r.holder_relation <> 'self' AND r.authorisation_id IS NULL
                                THEN 'AUTH_EXPIRED' END,
                           CASE WHEN r.is_cash AND r.account_no <> '' AND r.proxy_match_name <> '' AND r.authorisation_id IS NULL
                                THEN 'AUTH_MISSING' END], NULL) AS reasons
                  FROM received AS r
                  LEFT JOIN agreed USING (channel)
                  LEFT JOIN freeze_source AS funded USING (category_code)
                 ORDER BY r.unit_code, r.row_id, r.ordinal) AS claim) AS numbered;
