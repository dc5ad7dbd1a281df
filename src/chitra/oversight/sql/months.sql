-- List the months in sight that fit the filters, the latest first, each with where it stands; empty filters fit all.
-- Returns a page after (month, organisation, programme): period id, organisation id, code and name, programme, month, status; people
-- and đồng of its monthly lists, rows not readable, findings that block; runs; what was signed last: count and đồng.
WITH standing AS (
    SELECT p.id, p.organisation_id, p.organisation_code, p.programme_code, p.month,
           CASE WHEN p.status = 'closed' THEN 'closed'
                ELSE coalesce((SELECT r.status
                                 FROM payouts_run AS r
                                WHERE r.period_id = p.id
                                ORDER BY array_position(%(statuses)s::text[], r.status)
                                LIMIT 1), 'draft') END AS status
      FROM ledger_period AS p
     WHERE (cardinality(%(programmes)s::text[]) = 0 OR p.programme_code = ANY (%(programmes)s::text[]))
       AND (%(programme)s::text = '' OR p.programme_code = %(programme)s::text)
       AND (%(organisation)s::text = '' OR p.organisation_code = %(organisation)s::text)
       AND (%(month)s::date IS NULL OR p.month = %(month)s::date)
),
page AS (
    SELECT s.*
      FROM standing AS s
     WHERE %(status)s::text IN ('', s.status)
       AND (%(after_month)s::date IS NULL
            OR s.month < %(after_month)s::date
            OR (s.month = %(after_month)s::date
                AND (s.organisation_code, s.programme_code) > (%(after_organisation)s::text, %(after_programme)s::text)))
     ORDER BY s.month DESC, s.organisation_code, s.programme_code
     LIMIT %(limit)s::integer
)
SELECT g.id, g.organisation_id, g.organisation_code, o.name, g.programme_code, g.month, g.status,
       l.people_count, l.amount_vnd, l.refused_count, f.blocking_count, r.run_count, r.signed_count, r.signed_vnd
  FROM page AS g
  JOIN territory_organisation AS o ON o.id = g.organisation_id
 CROSS JOIN LATERAL (SELECT coalesce(sum(w.people_count), 0)::integer AS people_count,
                            coalesce(sum(w.amount_vnd), 0)::bigint AS amount_vnd,
                            (coalesce(sum(w.refused_count), 0)
                             - (SELECT count(*)
                                  FROM rosters_exclusion AS x
                                  JOIN rosters_row AS gone ON gone.id = x.row_id AND gone.outcome = 'refused'
                                  JOIN rosters_roster AS of ON of.id = gone.roster_id AND of.is_current
                                 WHERE x.period_id = g.id))::integer AS refused_count
                       FROM rosters_roster AS w
                      WHERE w.period_id = g.id AND w.is_current AND w.kind = 'monthly') AS l
 CROSS JOIN LATERAL (SELECT count(*)::integer AS blocking_count
                       FROM rosters_finding AS b
                       LEFT JOIN rosters_roster AS w ON w.id = b.roster_id
                      WHERE b.period_id = g.id AND b.severity = 'block' AND b.holds = '' AND w.is_current IS NOT FALSE) AS f
 CROSS JOIN LATERAL (SELECT count(*)::integer AS run_count,
                            coalesce(sum(signed.payment_count), 0)::integer AS signed_count,
                            coalesce(sum(signed.total_vnd), 0)::bigint AS signed_vnd
                       FROM payouts_run AS run
                       LEFT JOIN LATERAL (SELECT s.payment_count, s.total_vnd
                                            FROM payouts_signature AS s
                                           WHERE s.run_id = run.id AND s.revoked_at IS NULL
                                           ORDER BY s.at DESC
                                           LIMIT 1) AS signed ON true
                      WHERE run.period_id = g.id) AS r
 ORDER BY g.month DESC, g.organisation_code, g.programme_code;
