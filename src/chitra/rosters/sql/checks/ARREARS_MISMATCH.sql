-- Find arrears that are not what the law owes: the rise of a decree for past months less what frozen lists have paid of it, all
-- months since an increase began, and the difference of an adjustment. What is owed but not listed warns, where we know the past.
-- Returns findings: the list's arrears, and the lawful ones.
WITH changes AS MATERIALIZED (
    SELECT person_id, kind, category_code, from_month, difference_vnd
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind IN ('increase', 'adjustment') AND from_month IS NOT NULL
),
past AS MATERIALIZED (
    SELECT EXISTS (
        SELECT
        FROM ledger_period AS this
        JOIN ledger_period AS earlier
            ON earlier.programme_code = this.programme_code
            AND earlier.month < this.month
            AND earlier.month >= this.month - interval '12 months'
        JOIN rosters_roster AS paid ON paid.period_id = earlier.id AND paid.kind = 'monthly' AND paid.frozen_at IS NOT NULL
        WHERE this.id = %(period_id)s::bigint
    ) AS is_known
),
-- Of who has neither arrears nor a change, only a past that we know can tell anything.
listed AS NOT MATERIALIZED (
    SELECT id, roster_id, person_id, month, listed_on, programme_code, category_code, supplement_code, caregiver_code, quantity,
        allowance_vnd, supplement_vnd, caregiver_vnd, arrears_vnd
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly' AND person_id IS NOT NULL
        AND (
            arrears_vnd <> 0
            OR (SELECT past.is_known FROM past)
            OR person_id IN (SELECT changes.person_id FROM changes)
        )
),
began AS MATERIALIZED (
    SELECT listed.id, max(told.from_month) AS from_month
    FROM listed
    JOIN rosters_judged AS told ON told.person_id = listed.person_id AND told.category_code = listed.category_code
    WHERE told.kind = 'increase' AND told.from_month IS NOT NULL AND told.month <= listed.month AND told.reason !~* 'chuyển (đến|về)'
    GROUP BY listed.id
),
mine AS MATERIALIZED (
    SELECT listed.*, began.from_month AS began_month
    FROM listed
    LEFT JOIN began ON began.id = listed.id
),
part AS NOT MATERIALIZED (
    SELECT id, person_id, month, listed_on, programme_code, arrears_vnd, began_month, category_code, allowance_vnd AS paid_vnd, quantity
    FROM mine
    WHERE category_code <> '' AND allowance_vnd > 0
    UNION ALL
    SELECT id, person_id, month, listed_on, programme_code, arrears_vnd, began_month, supplement_code, supplement_vnd, 1::smallint
    FROM mine
    WHERE supplement_code <> '' AND supplement_vnd > 0
    UNION ALL
    SELECT id, person_id, month, listed_on, programme_code, arrears_vnd, began_month, caregiver_code, caregiver_vnd, 1::smallint
    FROM mine
    WHERE caregiver_code <> '' AND caregiver_vnd > 0
),
risen AS MATERIALIZED (
    SELECT part.id, part.person_id, part.month, part.programme_code, part.category_code, rise.past_month, rise.is_derived,
        rise.now_vnd * part.quantity AS now_vnd, rise.then_vnd * part.quantity AS then_vnd
    FROM part
    JOIN rosters_law AS law
        ON law.category_code = part.category_code
        AND law.list_month = part.month
        AND law.programme_code = part.programme_code
        AND law.listed_on = part.listed_on
        AND (
            law.due_vnd * part.quantity = part.paid_vnd
            OR (part.arrears_vnd > 0 AND law.known_vnd * part.quantity = part.paid_vnd)
        )
    JOIN rosters_rise AS rise
        ON rise.category_code = part.category_code
        AND rise.list_month = part.month
        AND rise.programme_code = part.programme_code
    WHERE part.began_month IS NULL OR part.began_month <= rise.past_month
),
risen_once AS MATERIALIZED (
    SELECT DISTINCT id, person_id, category_code, month, programme_code FROM risen
),
paid AS (
    SELECT risen_once.id, risen_once.category_code, earlier.month AS past_month, sum(each.paid_vnd) AS paid_vnd,
        sum(earlier.arrears_vnd) FILTER (WHERE each.is_first) AS arrears_vnd
    FROM risen_once
    JOIN rosters_judged AS earlier
        ON earlier.person_id = risen_once.person_id
        AND earlier.month < risen_once.month
        AND earlier.month >= risen_once.month - interval '12 months'
        AND earlier.programme_code = risen_once.programme_code
    CROSS JOIN LATERAL (
        VALUES
            (earlier.category_code, earlier.allowance_vnd, true),
            (earlier.supplement_code, earlier.supplement_vnd, false),
            (earlier.caregiver_code, earlier.caregiver_vnd, false)
    ) AS each (category_code, paid_vnd, is_first)
    WHERE earlier.frozen_at IS NOT NULL
        AND earlier.kind = 'monthly'
        AND each.category_code = risen_once.category_code
    GROUP BY risen_once.id, risen_once.category_code, earlier.month
),
by_month AS (
    SELECT
        id, max(now_vnd) AS now_vnd, max(then_vnd) AS then_vnd, sum(paid_vnd) AS paid_vnd, sum(arrears_vnd) AS settled_vnd,
        count(*) FILTER (WHERE is_derived) AS derived_count
    FROM (
        SELECT id, category_code, past_month, now_vnd, then_vnd, NULL::bigint AS paid_vnd, 0 AS arrears_vnd, is_derived
        FROM risen
        UNION ALL
        SELECT id, category_code, past_month, NULL, NULL, paid_vnd, arrears_vnd, false
        FROM paid
    ) AS told
    GROUP BY id, category_code, past_month
),
started AS (
    SELECT DISTINCT mine.id, mine.month, changes.from_month
    FROM changes
    JOIN mine
        ON mine.person_id = changes.person_id
        AND mine.category_code = changes.category_code
        AND changes.from_month < mine.month
    WHERE changes.kind = 'increase'
),
adjusted AS (
    SELECT mine.id, mine.month, changes.from_month, changes.difference_vnd
    FROM changes
    JOIN mine ON mine.person_id = changes.person_id AND changes.from_month < mine.month
    WHERE changes.kind = 'adjustment' AND changes.difference_vnd > 0
),
owed AS (
    SELECT id, arrears_vnd, 0::numeric AS by_rise_vnd, 0::numeric AS settled_vnd, 0::numeric AS tolerance_vnd, NULL::numeric AS by_increase_vnd,
        0::numeric AS by_adjustment_vnd, false AS is_known
    FROM mine
    WHERE arrears_vnd <> 0
    UNION ALL
    SELECT id, NULL, sum(now_vnd - coalesce(paid_vnd, then_vnd)) FILTER (WHERE now_vnd IS NOT NULL), sum(settled_vnd), sum(derived_count) * 1000, NULL, 0,
        bool_or(paid_vnd IS NOT NULL)
    FROM by_month
    GROUP BY id
    UNION ALL
    SELECT started.id, NULL, 0, 0, 0, sum(rate.amount_vnd * part.quantity), 0, true
    FROM started
    LEFT JOIN part ON part.id = started.id
    LEFT JOIN LATERAL generate_series(started.from_month, started.month - interval '1 month', interval '1 month') AS past (month) ON true
    LEFT JOIN programmes_lawful AS rate
        ON rate.category_code = part.category_code AND rate.months @> past.month::date AND upper_inf(rate.known)
    GROUP BY started.id, started.from_month
    UNION ALL
    SELECT id, NULL, 0, 0, 0, NULL,
        difference_vnd * (
            (extract(YEAR FROM month) - extract(YEAR FROM from_month)) * 12 + extract(MONTH FROM month) - extract(MONTH FROM from_month)
        ),
        true
    FROM adjusted
),
compared AS (
    SELECT
        id, coalesce(max(arrears_vnd), 0) AS arrears_vnd, max(tolerance_vnd) AS tolerance_vnd, bool_or(is_known) AS is_known,
        coalesce(max(by_increase_vnd), greatest(sum(by_rise_vnd) - sum(settled_vnd), 0)) + sum(by_adjustment_vnd) AS owed_vnd
    FROM owed
    GROUP BY id
)
SELECT
    stored.roster_id, stored.id AS row_id, CASE WHEN compared.arrears_vnd > 0 THEN 'block' ELSE 'warn' END AS severity,
    'arrears_vnd' AS field, compared.arrears_vnd::text AS value, compared.owed_vnd::bigint::text AS expected
FROM compared
JOIN rosters_row AS stored ON stored.id = compared.id
WHERE abs(compared.arrears_vnd - compared.owed_vnd) > compared.tolerance_vnd
    AND (compared.arrears_vnd > 0 OR compared.is_known);
