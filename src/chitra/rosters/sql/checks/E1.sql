-- Compare the headcount of each commune and group with last month's frozen list, plus increases, less decreases. An adjustment
-- that moves a person from one group to another counts in both.
-- Returns findings: the count, and the expected one; without a frozen month one note that there is no base (NO_BASE).
WITH this AS (
    SELECT organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
listed AS MATERIALIZED (
    SELECT judged.roster_id, judged.kind, judged.unit_code, judged.person_id, judged.category_code,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM rosters_listed AS judged
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
),
earlier AS MATERIALIZED (
    SELECT judged.unit_code, judged.person_id, judged.category_code,
        coalesce(nullif(category.group_code, ''), split_part(judged.category_code, '.', 2)) AS group_code
    FROM this
    JOIN rosters_judged AS judged
        ON judged.organisation_id = this.organisation_id
        AND judged.programme_code = this.programme_code
        AND judged.month = this.month_before
    LEFT JOIN programmes_category AS category ON category.code = judged.category_code
    WHERE judged.frozen_at IS NOT NULL AND judged.kind = 'monthly'
),
changed AS (
    SELECT unit_code, group_code, count(*) FILTER (WHERE kind = 'increase') - count(*) FILTER (WHERE kind = 'decrease') AS change_count
    FROM listed
    WHERE kind IN ('increase', 'decrease')
    GROUP BY unit_code, group_code
),
regrouped AS (
    SELECT moved.unit_code, step.group_code, sum(step.change_count) AS change_count
    FROM listed AS moved
    JOIN earlier ON earlier.person_id = moved.person_id AND earlier.unit_code = moved.unit_code
    CROSS JOIN LATERAL (VALUES (earlier.group_code, -1), (moved.group_code, 1)) AS step (group_code, change_count)
    WHERE moved.kind = 'adjustment'
        AND earlier.group_code <> moved.group_code
        AND NOT EXISTS (
            SELECT FROM earlier AS same WHERE same.person_id = moved.person_id AND same.group_code = moved.group_code
        )
    GROUP BY moved.unit_code, step.group_code
),
counted AS (
    SELECT unit_code, group_code, sum(now_count) AS now_count, sum(expected_count) AS expected_count
    FROM (
        SELECT unit_code, group_code, 1 AS now_count, 0 AS expected_count FROM listed WHERE kind = 'monthly'
        UNION ALL
        SELECT unit_code, group_code, 0, 1 FROM earlier
        UNION ALL
        SELECT unit_code, group_code, 0, change_count FROM changed
        UNION ALL
        SELECT unit_code, group_code, 0, change_count FROM regrouped
    ) AS each
    GROUP BY unit_code, group_code
)
SELECT
    (
        SELECT roster.id
        FROM rosters_roster AS roster
        WHERE roster.id = ANY (%(roster_ids)s::bigint[])
        ORDER BY roster.unit_code = counted.unit_code DESC, roster.kind = 'monthly' DESC, roster.id
        LIMIT 1
    ) AS roster_id,
    NULL::bigint AS row_id, 'block' AS severity, '' AS field, counted.now_count::text AS value,
    concat_ws(' · ', counted.expected_count, nullif(counted.unit_code, ''), nullif(counted.group_code, '')) AS expected
FROM counted
WHERE EXISTS (SELECT FROM earlier) AND counted.now_count <> counted.expected_count
UNION ALL
SELECT NULL, NULL, 'info', '', (SELECT count(*) FROM listed WHERE kind = 'monthly')::text, 'NO_BASE'
WHERE NOT EXISTS (SELECT FROM earlier);
