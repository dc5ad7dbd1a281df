-- Add up the control equations of a month: N(t) = N(t-1) + increases - decreases in rows of monthly lists (E1), and the same in
-- allowances with the differences of adjustments and what a decree has raised for those who stay (E2).
-- Returns one row a commune, and one for all (commune null): rows before, increased, decreased, now; đồng before, increased,
-- decreased, adjusted, raised, now. No row where no frozen month went before.
WITH this AS (
    SELECT organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
listed AS MATERIALIZED (
    SELECT
        judged.kind, judged.unit_code, judged.person_id, judged.category_code, judged.quantity, judged.month, judged.allowance_vnd,
        judged.supplement_vnd + judged.caregiver_vnd AS beside_vnd,
        coalesce(judged.difference_vnd, judged.new_vnd - judged.old_vnd, 0) AS difference_vnd,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM rosters_judged AS judged
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.roster_id IN (SELECT id FROM rosters_roster WHERE period_id = %(period_id)s::bigint AND is_current)
),
earlier AS MATERIALIZED (
    SELECT
        judged.unit_code, judged.person_id, judged.category_code, judged.quantity, judged.month, judged.allowance_vnd,
        judged.supplement_vnd + judged.caregiver_vnd AS beside_vnd,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM rosters_judged AS judged
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.roster_id IN (
        SELECT roster.id
        FROM this
        JOIN ledger_period AS before
            ON before.organisation_id = this.organisation_id
            AND before.programme_code = this.programme_code
            AND before.month = this.month_before
        JOIN rosters_roster AS roster ON roster.period_id = before.id
        WHERE roster.is_current AND roster.kind = 'monthly' AND roster.frozen_at IS NOT NULL
    )
),
adjusted AS MATERIALIZED (
    SELECT moved.unit_code, moved.person_id, moved.difference_vnd - coalesce(paid.beside_vnd - before.beside_vnd, 0) AS difference_vnd
    FROM listed AS moved
    LEFT JOIN LATERAL (
        SELECT * FROM earlier WHERE earlier.person_id = moved.person_id AND earlier.unit_code = moved.unit_code
        ORDER BY earlier.group_code = moved.group_code DESC LIMIT 1
    ) AS before ON true
    LEFT JOIN LATERAL (
        SELECT * FROM listed AS paid
        WHERE paid.person_id = moved.person_id AND paid.unit_code = moved.unit_code
            AND paid.kind = 'monthly' AND paid.group_code = moved.group_code
        LIMIT 1
    ) AS paid ON true
    WHERE moved.kind = 'adjustment'
),
raised AS (
    SELECT earlier.unit_code, paid.allowance_vnd - earlier.allowance_vnd AS raised_vnd
    FROM earlier
    JOIN listed AS paid
        ON paid.kind = 'monthly'
        AND paid.person_id = earlier.person_id
        AND paid.unit_code = earlier.unit_code
        AND paid.category_code = earlier.category_code
        AND paid.quantity = earlier.quantity
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
    WHERE NOT EXISTS (SELECT FROM adjusted WHERE adjusted.person_id = earlier.person_id)
),
told AS (
    SELECT unit_code, 'before' AS part, allowance_vnd AS amount_vnd FROM earlier
    UNION ALL
    SELECT unit_code, CASE kind WHEN 'monthly' THEN 'now' ELSE kind END, allowance_vnd
    FROM listed
    WHERE kind IN ('monthly', 'increase', 'decrease')
    UNION ALL
    SELECT unit_code, 'adjusted', difference_vnd FROM adjusted
    UNION ALL
    SELECT unit_code, 'raised', raised_vnd FROM raised
)
SELECT
    told.unit_code,
    count(*) FILTER (WHERE part = 'before')::integer,
    count(*) FILTER (WHERE part = 'increase')::integer,
    count(*) FILTER (WHERE part = 'decrease')::integer,
    count(*) FILTER (WHERE part = 'now')::integer,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'before'), 0)::bigint,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'increase'), 0)::bigint,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'decrease'), 0)::bigint,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'adjusted'), 0)::bigint,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'raised'), 0)::bigint,
    coalesce(sum(amount_vnd) FILTER (WHERE part = 'now'), 0)::bigint
FROM told
WHERE EXISTS (SELECT FROM earlier)
GROUP BY GROUPING SETS ((told.unit_code), ())
HAVING count(*) > 0
ORDER BY told.unit_code NULLS FIRST;
