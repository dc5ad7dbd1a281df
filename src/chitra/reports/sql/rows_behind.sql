-- List the payments behind a figure of one office's month after an id; what is left empty is not asked.
-- Returns one row a payment.
SELECT *
FROM (
    SELECT
        payment.id, payment.person_name, coalesce(unit.name, '') AS unit_name, named.name AS group_name, payment.kind,
        payment.channel, payment.payee_relation, payment.payee_account, payment.amount_vnd,
        CASE
            WHEN answered.became = 'paid' OR (answered.became = 'returned' AND answered.period_id <> ordered.period_id)
            THEN CASE ordered.channel WHEN 'cash_point' THEN 'cash' WHEN 'home' THEN 'home' ELSE 'account' END
            ELSE 'unpaid'
        END AS place,
        coalesce(answered.reason, '') AS reason, answered.booked_on
    FROM payouts_run AS run
    JOIN payouts_payment AS payment ON payment.run_id = run.id
    JOIN payouts_signed AS signed ON signed.payment_id = payment.id AND NOT signed.is_excluded
    JOIN reports_group AS named ON named.category_code = payment.category_code
    LEFT JOIN territory_unit AS unit
        ON unit.code = payment.unit_code
        AND unit.valid_from <= payment.month AND (unit.valid_until IS NULL OR unit.valid_until > payment.month)
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
        run.period_id = %(period_id)s::bigint
        AND payment.id > %(after)s::bigint
        AND NOT EXISTS (SELECT FROM payouts_payment AS newer WHERE newer.replaces_id = payment.id)
        AND (%(unit_code)s::text IS NULL OR payment.unit_code = %(unit_code)s::text)
        AND %(group)s::text IN ('', named.name)
        AND (
            %(has_account)s::boolean IS NULL
            OR (payment.channel NOT IN ('cash_point', 'home')) = %(has_account)s::boolean
        )
) AS placed
WHERE %(place)s::text IN ('', placed.place) OR (%(place)s::text = 'paid' AND placed.place <> 'unpaid')
ORDER BY placed.id
LIMIT %(limit)s::integer
