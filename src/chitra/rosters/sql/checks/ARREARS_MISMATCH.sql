-- Find arrears that are not what the law owes: the rise of a decree for past months less what frozen lists have paid of it, all
-- months since an increase began, and the difference of an adjustment. What is owed but not listed warns, where we know the past.
-- Returns findings: the list's arrears, and the lawful ones.
WITH mine AS (
    SELECT *
    FROM rosters_judged
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly' AND person_id IS NOT NULL
),
past AS (
    SELECT
        (period.month - make_interval(months => step))::date AS month,
        (period.month - make_interval(months => step + 1))::date + 24 AS drawn_up_on
    FROM ledger_period AS period
    CROSS JOIN generate_series(1, 12) AS step
    WHERE period.id = %(period_id)s::bigint
),
risen AS MATERIALIZED (
    SELECT difference.category_code, past.month, difference.then_vnd, difference.now_vnd, difference.is_derived
    FROM past
    JOIN programmes_difference AS difference
        ON difference.months @> past.month
        AND difference.then_known @> past.drawn_up_on
        AND upper_inf(difference.now_known)
),
part AS (
    SELECT mine.id, mine.person_id, mine.month, each.category_code, each.paid_vnd, each.quantity
    FROM mine
    CROSS JOIN LATERAL (
        VALUES
            (mine.category_code, mine.allowance_vnd, mine.quantity),
            (mine.supplement_code, mine.supplement_vnd, 1::smallint),
            (mine.caregiver_code, mine.caregiver_vnd, 1::smallint)
    ) AS each (category_code, paid_vnd, quantity)
    WHERE each.category_code <> '' AND each.paid_vnd > 0
),
paid AS (
    SELECT earlier.person_id, earlier.month, each.category_code, sum(each.paid_vnd) AS paid_vnd
    FROM rosters_judged AS earlier
    CROSS JOIN LATERAL (
        VALUES
            (earlier.category_code, earlier.allowance_vnd),
            (earlier.supplement_code, earlier.supplement_vnd),
            (earlier.caregiver_code, earlier.caregiver_vnd)
    ) AS each (category_code, paid_vnd)
    WHERE earlier.frozen_at IS NOT NULL
        AND earlier.kind = 'monthly'
        AND earlier.month IN (SELECT month FROM past)
        AND earlier.person_id IN (SELECT person_id FROM mine)
        AND EXISTS (SELECT FROM risen)
    GROUP BY earlier.person_id, earlier.month, each.category_code
),
settled AS (
    SELECT earlier.person_id, earlier.category_code, sum(earlier.arrears_vnd) AS arrears_vnd
    FROM rosters_judged AS earlier
    WHERE earlier.frozen_at IS NOT NULL
        AND earlier.kind = 'monthly'
        AND earlier.arrears_vnd > 0
        AND earlier.month IN (SELECT month FROM past)
        AND earlier.person_id IN (SELECT person_id FROM mine)
        AND EXISTS (SELECT FROM risen)
    GROUP BY earlier.person_id, earlier.category_code
),
owed_by_rise AS (
    SELECT
        part.id,
        sum((risen.now_vnd * part.quantity) - coalesce(paid.paid_vnd, risen.then_vnd * part.quantity)) AS owed_vnd,
        count(*) FILTER (WHERE risen.is_derived) AS derived_count,
        bool_or(paid.paid_vnd IS NOT NULL) AS is_known
    FROM part
    JOIN risen ON risen.category_code = part.category_code
    JOIN programmes_lawful AS lawful
        ON lawful.category_code = part.category_code
        AND lawful.months @> part.month
        AND upper_inf(lawful.known)
        AND lawful.amount_vnd * part.quantity = part.paid_vnd
    LEFT JOIN paid
        ON paid.person_id = part.person_id AND paid.month = risen.month AND paid.category_code = part.category_code
    GROUP BY part.id
),
owed_by_increase AS (
    SELECT part.id, sum(lawful.amount_vnd * part.quantity) AS owed_vnd
    FROM part
    JOIN mine ON mine.id = part.id
    JOIN rosters_judged AS started
        ON started.person_id = mine.person_id
        AND started.period_id = %(period_id)s::bigint
        AND started.kind = 'increase'
        AND started.category_code = mine.category_code
        AND started.from_month < mine.month
    JOIN past ON past.month >= started.from_month
    JOIN programmes_lawful AS lawful
        ON lawful.category_code = part.category_code AND lawful.months @> past.month AND upper_inf(lawful.known)
    GROUP BY part.id
),
owed_by_adjustment AS (
    SELECT mine.id, sum(adjusted.difference_vnd) AS owed_vnd
    FROM mine
    JOIN rosters_judged AS adjusted
        ON adjusted.person_id = mine.person_id
        AND adjusted.period_id = %(period_id)s::bigint
        AND adjusted.kind = 'adjustment'
        AND adjusted.from_month < mine.month
        AND adjusted.difference_vnd > 0
    JOIN past ON past.month >= adjusted.from_month
    GROUP BY mine.id
),
compared AS (
    SELECT
        mine.roster_id, mine.id AS row_id, mine.arrears_vnd,
        coalesce(increase.owed_vnd, greatest(rise.owed_vnd - coalesce(settled.arrears_vnd, 0), 0), 0)
            + coalesce(adjustment.owed_vnd, 0) AS owed_vnd,
        coalesce(rise.derived_count, 0) * 1000 * mine.quantity AS tolerance_vnd,
        coalesce(rise.is_known, false) OR increase.id IS NOT NULL OR adjustment.id IS NOT NULL AS is_known
    FROM mine
    LEFT JOIN owed_by_rise AS rise ON rise.id = mine.id
    LEFT JOIN owed_by_increase AS increase ON increase.id = mine.id
    LEFT JOIN owed_by_adjustment AS adjustment ON adjustment.id = mine.id
    LEFT JOIN settled ON settled.person_id = mine.person_id AND settled.category_code = mine.category_code
)
SELECT
    roster_id, row_id, CASE WHEN arrears_vnd > 0 THEN 'block' ELSE 'warn' END AS severity, 'arrears_vnd' AS field,
    arrears_vnd::text AS value, owed_vnd::text AS expected
FROM compared
WHERE abs(arrears_vnd - owed_vnd) > tolerance_vnd AND (arrears_vnd > 0 OR is_known);
