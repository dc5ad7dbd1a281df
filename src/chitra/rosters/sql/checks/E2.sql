-- Compare the allowances of each commune and group with last month's frozen list, plus increases, less decreases, plus the
-- differences of adjustments, plus what a decree has raised for those who stay.
-- Returns findings: the sum, and the expected one; without a frozen month one note that there is no base (NO_BASE).
WITH this AS (
    SELECT organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
listed AS MATERIALIZED (
    SELECT judged.roster_id, judged.kind, judged.unit_code, judged.person_id, judged.category_code, judged.quantity,
        judged.month, judged.allowance_vnd, judged.supplement_vnd + judged.caregiver_vnd AS beside_vnd,
        coalesce(judged.difference_vnd, judged.new_vnd - judged.old_vnd, 0) AS difference_vnd,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM rosters_listed AS judged
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
),
earlier AS MATERIALIZED (
    SELECT judged.unit_code, judged.person_id, judged.category_code, judged.quantity, judged.month, judged.allowance_vnd,
        judged.supplement_vnd + judged.caregiver_vnd AS beside_vnd,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM this
    JOIN rosters_judged AS judged
        ON judged.organisation_id = this.organisation_id
        AND judged.programme_code = this.programme_code
        AND judged.month = this.month_before
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.frozen_at IS NOT NULL AND judged.kind = 'monthly'
),
adjusted AS MATERIALIZED (
    SELECT moved.unit_code, moved.person_id, moved.group_code, earlier.group_code AS former_code, earlier.allowance_vnd AS former_vnd,
        moved.difference_vnd - coalesce(paid.beside_vnd - earlier.beside_vnd, 0) AS difference_vnd
    FROM listed AS moved
    LEFT JOIN LATERAL (
        SELECT * FROM earlier WHERE earlier.person_id = moved.person_id AND earlier.unit_code = moved.unit_code
        ORDER BY earlier.group_code = moved.group_code DESC LIMIT 1
    ) AS earlier ON true
    LEFT JOIN LATERAL (
        SELECT * FROM listed AS paid
        WHERE paid.person_id = moved.person_id AND paid.unit_code = moved.unit_code
            AND paid.kind = 'monthly' AND paid.group_code = moved.group_code
        LIMIT 1
    ) AS paid ON true
    WHERE moved.kind = 'adjustment'
),
risen AS (
    SELECT earlier.unit_code, earlier.group_code, sum(paid.allowance_vnd - earlier.allowance_vnd) AS risen_vnd
    FROM earlier
    JOIN listed AS paid
        ON paid.kind = 'monthly'
        AND paid.person_id = earlier.person_id
        AND paid.unit_code = earlier.unit_code
        AND paid.category_code = earlier.category_code
        AND paid.allowance_vnd <> earlier.allowance_vnd
    JOIN programmes_lawful AS new
        ON new.category_code = paid.category_code
        AND new.months @> paid.month
        AND new.amount_vnd * paid.quantity = paid.allowance_vnd
        AND upper_inf(new.known)
    JOIN programmes_lawful AS old
        ON old.category_code = earlier.category_code
        AND old.months @> earlier.month
        AND old.amount_vnd * earlier.quantity = earlier.allowance_vnd
        AND old.rate_id <> new.rate_id
    WHERE paid.quantity = earlier.quantity
        AND NOT EXISTS (SELECT FROM adjusted WHERE adjusted.person_id = earlier.person_id)
    GROUP BY earlier.unit_code, earlier.group_code
),
summed AS (
    SELECT unit_code, group_code, sum(now_vnd) AS now_vnd, sum(expected_vnd) AS expected_vnd
    FROM (
        SELECT unit_code, group_code, allowance_vnd AS now_vnd, 0 AS expected_vnd FROM listed WHERE kind = 'monthly'
        UNION ALL
        SELECT unit_code, group_code, 0, allowance_vnd FROM earlier
        UNION ALL
        SELECT unit_code, group_code, 0, CASE kind WHEN 'increase' THEN allowance_vnd ELSE -allowance_vnd END
        FROM listed
        WHERE kind IN ('increase', 'decrease')
        UNION ALL
        SELECT unit_code, group_code, 0, difference_vnd FROM adjusted
        UNION ALL
        SELECT adjusted.unit_code, step.group_code, 0, step.amount_vnd
        FROM adjusted
        CROSS JOIN LATERAL (VALUES (former_code, -former_vnd), (adjusted.group_code, former_vnd)) AS step (group_code, amount_vnd)
        WHERE former_code <> adjusted.group_code
        UNION ALL
        SELECT unit_code, group_code, 0, risen_vnd FROM risen
    ) AS each
    GROUP BY unit_code, group_code
)
SELECT
    (
        SELECT roster.id
        FROM rosters_roster AS roster
        WHERE roster.id = ANY (%(roster_ids)s::bigint[])
        ORDER BY roster.unit_code = summed.unit_code DESC, roster.kind = 'monthly' DESC, roster.id
        LIMIT 1
    ) AS roster_id,
    NULL::bigint AS row_id, 'block' AS severity, '' AS field, summed.now_vnd::text AS value,
    concat_ws(' · ', summed.expected_vnd, nullif(summed.unit_code, ''), nullif(summed.group_code, '')) AS expected
FROM summed
WHERE EXISTS (SELECT FROM earlier) AND summed.now_vnd <> summed.expected_vnd
UNION ALL
SELECT NULL, NULL, 'info', '', (SELECT coalesce(sum(allowance_vnd), 0) FROM listed WHERE kind = 'monthly')::text, 'NO_BASE'
WHERE NOT EXISTS (SELECT FROM earlier);
