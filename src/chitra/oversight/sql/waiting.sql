-- List what waits for somebody in the periods that are not closed, within the territory.
-- Returns one row a piece of work: deed, organisation (id, code), programme, month, run, provider, count, đồng.
WITH opened AS (
    SELECT period.id, period.organisation_id, period.organisation_code, period.programme_code, period.month, period.status
    FROM ledger_period AS period
    WHERE period.status <> 'closed'
),

latest AS (
    SELECT DISTINCT ON (period.organisation_id, period.programme_code)
        period.organisation_id, period.organisation_code, period.programme_code, period.month
    FROM ledger_period AS period
    ORDER BY period.organisation_id, period.programme_code, period.month DESC
),

signed AS (
    SELECT run.id, run.period_id, run.number, run.status, last.payment_count, last.total_vnd
    FROM opened
    JOIN payouts_run AS run ON run.period_id = opened.id
    LEFT JOIN LATERAL (
        SELECT signature.payment_count, signature.total_vnd
        FROM payouts_signature AS signature
        WHERE signature.run_id = run.id
        ORDER BY signature.id DESC
        LIMIT 1
    ) AS last ON true
),

ordered AS (
    SELECT
        batch.period_id, batch.provider_id, provider.code AS provider_code,
        count(*) AS instruction_count, sum(instruction.amount_vnd) AS total_vnd
    FROM opened
    JOIN delivery_batch AS batch ON batch.period_id = opened.id
    JOIN providers_provider AS provider ON provider.id = batch.provider_id
    JOIN delivery_instruction AS instruction ON instruction.batch_id = batch.id
    WHERE NOT EXISTS (SELECT FROM delivery_outcome AS outcome WHERE outcome.instruction_id = instruction.id)
    GROUP BY batch.period_id, batch.provider_id, provider.code
)

SELECT
    'import' AS deed, latest.organisation_id, latest.organisation_code, latest.programme_code,
    (latest.month + interval '1 month')::date AS month, 0 AS run_number, '' AS provider_code, 0 AS count, 0 AS amount_vnd
FROM latest
WHERE latest.month <= %(this_month)s::date
UNION ALL
SELECT
    'freeze', opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, 0, '',
    coalesce(lists.row_count, 0), coalesce(lists.amount_vnd, 0)
FROM opened
CROSS JOIN LATERAL (
    SELECT sum(roster.accepted_count + roster.held_count) AS row_count, sum(roster.amount_vnd) AS amount_vnd
    FROM rosters_roster AS roster
    WHERE roster.period_id = opened.id AND roster.is_current
) AS lists
WHERE opened.status = 'open' AND NOT EXISTS (SELECT FROM payouts_run AS run WHERE run.period_id = opened.id)
UNION ALL
SELECT
    CASE signed.status WHEN 'frozen' THEN 'submit' WHEN 'submitted' THEN 'approve' WHEN 'approved' THEN 'fund' ELSE 'release' END,
    opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, signed.number, '',
    coalesce(signed.payment_count, 0), coalesce(signed.total_vnd, 0)
FROM signed
JOIN opened ON opened.id = signed.period_id
WHERE signed.status IN ('frozen', 'submitted', 'approved', 'funded')
UNION ALL
SELECT
    'payfiles', opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, 0, provider.code,
    sum(batch.instruction_count), sum(batch.total_vnd)
FROM opened
JOIN delivery_batch AS batch ON batch.period_id = opened.id
JOIN providers_provider AS provider ON provider.id = batch.provider_id
WHERE NOT EXISTS (SELECT FROM delivery_batchfile AS written WHERE written.batch_id = batch.id)
GROUP BY
    opened.id, opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, provider.code
UNION ALL
SELECT
    'answer', opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, 0,
    ordered.provider_code, ordered.instruction_count, ordered.total_vnd
FROM ordered
JOIN opened ON opened.id = ordered.period_id
UNION ALL
SELECT
    'settle', opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, 0, '', 0, 0
FROM opened
WHERE opened.status = 'open'
  AND EXISTS (SELECT FROM signed WHERE signed.period_id = opened.id)
  AND NOT EXISTS (SELECT FROM signed WHERE signed.period_id = opened.id AND signed.status <> 'released')
  AND NOT EXISTS (SELECT FROM ordered WHERE ordered.period_id = opened.id)
UNION ALL
SELECT
    'close', opened.organisation_id, opened.organisation_code, opened.programme_code, opened.month, 0, '', 0, 0
FROM opened
WHERE opened.status = 'settled';
