-- Compare each commune's allowances with last month's frozen list, plus increases and adjustments, less decreases.
-- Returns findings: the sum, and the expected one; without a frozen month one note that there is no base (NO_BASE).
WITH now_listed AS (
    SELECT * FROM rosters_judged WHERE roster_id = ANY (%(roster_ids)s::bigint[])
),
this AS (
    SELECT id, organisation_id, programme_code, month FROM ledger_period WHERE id = %(period_id)s::bigint
),
earlier AS (
    SELECT judged.*
    FROM this
    JOIN rosters_judged AS judged
        ON judged.organisation_id = this.organisation_id
        AND judged.programme_code = this.programme_code
        AND judged.month = (this.month - interval '1 month')::date
    WHERE judged.frozen_at IS NOT NULL AND judged.kind = 'monthly'
),
risen AS (
    SELECT earlier.unit_code, sum((new.amount_vnd - old.amount_vnd) * earlier.quantity) AS risen_vnd
    FROM earlier
    CROSS JOIN this
    JOIN programmes_lawful AS new
        ON new.category_code = earlier.category_code AND new.months @> this.month AND upper_inf(new.known)
    JOIN programmes_lawful AS old
        ON old.category_code = earlier.category_code
        AND old.months @> earlier.month
        AND old.amount_vnd * earlier.quantity = earlier.allowance_vnd
        AND old.rate_id <> new.rate_id
    GROUP BY earlier.unit_code
),
summed AS (
    SELECT unit_code, min(roster_id) AS roster_id,
        sum(amount_vnd) FILTER (WHERE source = 'now' AND kind = 'monthly') AS now_vnd,
        sum(amount_vnd) FILTER (WHERE source = 'earlier') AS earlier_vnd,
        sum(amount_vnd) FILTER (WHERE source = 'now' AND kind = 'increase') AS increase_vnd,
        sum(amount_vnd) FILTER (WHERE source = 'now' AND kind = 'decrease') AS decrease_vnd,
        sum(amount_vnd) FILTER (WHERE source = 'now' AND kind = 'adjustment') AS adjustment_vnd
    FROM (
        SELECT 'now' AS source, unit_code, kind, roster_id,
            CASE WHEN kind = 'adjustment' THEN coalesce(difference_vnd, new_vnd - old_vnd, 0) ELSE allowance_vnd END AS amount_vnd
        FROM now_listed
        UNION ALL
        SELECT 'earlier', unit_code, kind, NULL, allowance_vnd FROM earlier
    ) AS all_rows
    GROUP BY unit_code
),
expected AS (
    SELECT
        summed.roster_id, coalesce(summed.now_vnd, 0) AS now_vnd,
        coalesce(earlier_vnd, 0) + coalesce(increase_vnd, 0) - coalesce(decrease_vnd, 0) + coalesce(adjustment_vnd, 0) AS plain_vnd,
        coalesce(risen.risen_vnd, 0) AS risen_vnd
    FROM summed
    LEFT JOIN risen USING (unit_code)
)
SELECT
    roster_id, NULL::bigint AS row_id, 'block' AS severity, '' AS field, now_vnd::text AS value,
    (plain_vnd + risen_vnd)::text AS expected
FROM expected
WHERE EXISTS (SELECT FROM earlier) AND now_vnd NOT IN (plain_vnd, plain_vnd + risen_vnd)
UNION ALL
SELECT NULL, NULL, 'info', '', (SELECT coalesce(sum(allowance_vnd), 0) FROM now_listed WHERE kind = 'monthly')::text, 'NO_BASE'
WHERE NOT EXISTS (SELECT FROM earlier);
