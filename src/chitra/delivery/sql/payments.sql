-- Give a page of a period's payments that fit the filters, each with where it stands; empty filters fit everything.
-- Returns one row a payment, led by the count and the sum of all that fit: id, run number, person id, name, card, commune,
-- hamlet, category, kind, months, đồng, channel, provider, payee, relation, account, status, reasons, reference, why not paid.
-- What a supplementary run replaced is shown there.
WITH kept AS MATERIALIZED (
    SELECT h.payment_id, bool_or(NOT h.is_exclusion) AS is_held,
           array_agg(h.reason_code || CASE h.reason WHEN '' THEN '' ELSE ': ' || h.reason END ORDER BY h.id) AS reasons
      FROM payouts_hold AS h
      LEFT JOIN payouts_lift AS l ON l.hold_id = h.id
     WHERE h.period_id = %(period_id)s::bigint AND (l.id IS NULL OR l.into_supplementary)
     GROUP BY h.payment_id
),
latest AS MATERIALIZED (
    SELECT DISTINCT ON (s.bundle) s.bundle, s.standing, s.reason, i.reference,
           EXISTS (SELECT FROM delivery_batchfile AS f WHERE f.batch_id = s.batch_id) AS is_sent
      FROM delivery_batch AS b
      JOIN delivery_standing AS s ON s.batch_id = b.id
      JOIN delivery_instruction AS i ON i.id = s.instruction_id
     WHERE b.period_id = %(period_id)s::bigint
     ORDER BY s.bundle, s.attempt DESC
),
stood AS (
    SELECT p.*, r.number AS run_number, kept.reasons, latest.reference, latest.reason AS outcome,
           CASE WHEN kept.is_held THEN 'held'
                WHEN NOT kept.is_held THEN 'excluded'
                WHEN carried.payment_id IS NOT NULL AND latest.standing IS DISTINCT FROM 'paid' THEN 'carried'
                WHEN latest.standing = 'instructed' AND NOT latest.is_sent THEN 'released'
                WHEN latest.standing IS NOT NULL THEN latest.standing
                ELSE 'due' END AS status
      FROM payouts_run AS r
      JOIN payouts_payment AS p ON p.run_id = r.id
      LEFT JOIN kept ON kept.payment_id = p.id
      LEFT JOIN payouts_carry AS carried ON carried.payment_id = p.id
      LEFT JOIN latest ON latest.bundle = p.bundle AND kept.payment_id IS NULL
     WHERE r.period_id = %(period_id)s::bigint
       AND %(run_number)s::integer IN (0, r.number)
       AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = p.id)
),
fitting AS MATERIALIZED (
    SELECT s.*
      FROM stood AS s
     WHERE %(status)s::text IN ('', s.status)
       AND (cardinality(%(ids)s::bigint[]) = 0 OR s.id = ANY (%(ids)s::bigint[]))
       AND (%(commune)s::text = '' OR s.unit_code = CASE %(commune)s::text WHEN '-' THEN '' ELSE %(commune)s::text END)
       AND %(channel)s::text IN ('', s.channel)
       AND %(kind)s::text IN ('', s.kind)
       AND (%(group)s::text = ''
            OR %(group)s::text = (SELECT coalesce(nullif(c.group_code, ''), split_part(c.code, '.', 2))
                                    FROM programmes_category AS c
                                   WHERE c.code = s.category_code))
       AND (%(words)s::text = ''
            OR %(words)s::text IN (s.person_cccd, s.payee_account)
            OR strpos(lower(s.person_name), lower(%(words)s::text)) > 0
            OR (%(name)s::text <> ''
                AND EXISTS (SELECT
                              FROM beneficiaries_person AS who
                             WHERE who.id = s.person_id AND strpos(who.match_name, %(name)s::text) > 0)))
),
counted AS (
    SELECT count(*)::integer AS fitting_count, coalesce(sum(amount_vnd), 0)::bigint AS fitting_vnd FROM fitting
)
SELECT c.fitting_count, c.fitting_vnd, f.id, f.run_number, f.person_id, f.person_name, f.person_cccd, f.unit_code, f.hamlet,
       f.category_code, f.kind,
       ARRAY(SELECT DISTINCT covered.month FROM payouts_cover AS covered WHERE covered.payment_id = f.id ORDER BY 1),
       f.amount_vnd, f.channel, coalesce(v.code, ''), f.payee_name, f.payee_relation, f.payee_account, f.status,
       coalesce(f.reasons, '{}'), coalesce(f.reference, ''), coalesce(f.outcome, '')
  FROM counted AS c
  LEFT JOIN (SELECT * FROM fitting WHERE id > %(after)s::bigint ORDER BY id LIMIT %(limit)s::integer) AS f ON true
  LEFT JOIN providers_provider AS v ON v.id = f.provider_id
 ORDER BY f.id;
