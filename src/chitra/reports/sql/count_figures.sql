-- Count months as a whole, by commune and by group: whom each is to pay, and how far and how each was paid.
-- Returns nothing; a payment returned after its month was closed still counts as paid there, as its minutes say.
WITH placed AS (
    SELECT
        period.organisation_id, period.organisation_code, period.programme_code, period.month,
        period.status = 'closed' AS is_final,
        payment.person_id, payment.amount_vnd, payment.unit_code, named.name AS group_name,
        payment.channel NOT IN ('cash_point', 'home') AS has_account,
        payment.payee_relation <> 'self' AS is_agent,
        CASE
            WHEN answered.became = 'paid' OR (answered.became = 'returned' AND answered.period_id <> ordered.period_id)
            THEN CASE ordered.channel WHEN 'cash_point' THEN 'cash' WHEN 'home' THEN 'home' ELSE 'account' END
            ELSE 'unpaid'
        END AS place
    FROM ledger_period AS period
    JOIN payouts_run AS run ON run.period_id = period.id
    JOIN payouts_payment AS payment ON payment.run_id = run.id
    JOIN payouts_signed AS signed ON signed.payment_id = payment.id AND NOT signed.is_excluded
    JOIN reports_group AS named ON named.category_code = payment.category_code
    LEFT JOIN LATERAL (
        SELECT instruction.id, instruction.channel, instruction.period_id
        FROM delivery_instruction AS instruction
        WHERE instruction.bundle = payment.bundle AND instruction.run_id = payment.run_id
        ORDER BY instruction.attempt DESC
        LIMIT 1
    ) AS ordered ON TRUE
    LEFT JOIN LATERAL (
        SELECT outcome.became, outcome.reason, outcome.booked_on, outcome.period_id
        FROM delivery_outcome AS outcome
        WHERE outcome.instruction_id = ordered.id
        ORDER BY outcome.seq DESC
        LIMIT 1
    ) AS answered ON TRUE
    WHERE
        period.id = ANY (%(period_ids)s::bigint[])
        AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = payment.id)
)
INSERT INTO reports_figure (
    organisation_id, organisation_code, programme_code, month, level, key, payment_count, people, account_people,
    agent_people, paid_people, cashless_people, cash_people, home_people, unpaid_people, payable_vnd, cashless_vnd,
    agent_vnd, cash_vnd, home_vnd, unpaid_vnd, is_final, counted_at
)
SELECT
    organisation_id, organisation_code, programme_code, month,
    CASE grouping(unit_code, group_name) WHEN 3 THEN 'all' WHEN 1 THEN 'commune' ELSE 'group' END,
    coalesce(unit_code, group_name, ''),
    count(*),
    count(DISTINCT person_id),
    count(DISTINCT person_id) FILTER (WHERE has_account),
    count(DISTINCT person_id) FILTER (WHERE has_account AND is_agent),
    count(DISTINCT person_id) FILTER (WHERE place <> 'unpaid'),
    count(DISTINCT person_id) FILTER (WHERE place = 'account'),
    count(DISTINCT person_id) FILTER (WHERE place = 'cash'),
    count(DISTINCT person_id) FILTER (WHERE place = 'home'),
    count(DISTINCT person_id) FILTER (WHERE place = 'unpaid'),
    sum(amount_vnd),
    coalesce(sum(amount_vnd) FILTER (WHERE place = 'account'), 0),
    coalesce(sum(amount_vnd) FILTER (WHERE place = 'account' AND is_agent), 0),
    coalesce(sum(amount_vnd) FILTER (WHERE place = 'cash'), 0),
    coalesce(sum(amount_vnd) FILTER (WHERE place = 'home'), 0),
    coalesce(sum(amount_vnd) FILTER (WHERE place = 'unpaid'), 0),
    bool_and(is_final),
    %(at)s::timestamptz
FROM placed
GROUP BY
    organisation_id, organisation_code, programme_code, month,
    GROUPING SETS ((), (unit_code), (group_name))
