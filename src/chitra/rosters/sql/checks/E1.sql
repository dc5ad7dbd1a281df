-- Compare each commune's headcount with last month's frozen list, plus increases, less decreases.
-- Returns findings: the count, and the expected one; without a frozen month one note that there is no base (NO_BASE).
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
counted AS (
    SELECT unit_code, min(roster_id) FILTER (WHERE source = 'now') AS roster_id,
        count(*) FILTER (WHERE source = 'now' AND kind = 'monthly') AS now_count,
        count(*) FILTER (WHERE source = 'earlier') AS earlier_count,
        count(*) FILTER (WHERE source = 'now' AND kind = 'increase') AS increase_count,
        count(*) FILTER (WHERE source = 'now' AND kind = 'decrease') AS decrease_count
    FROM (
        SELECT 'now' AS source, unit_code, kind, roster_id FROM now_listed
        UNION ALL
        SELECT 'earlier', unit_code, kind, NULL FROM earlier
    ) AS all_rows
    GROUP BY unit_code
)
SELECT
    roster_id, NULL::bigint AS row_id, 'block' AS severity, '' AS field, now_count::text AS value,
    (earlier_count + increase_count - decrease_count)::text AS expected
FROM counted
WHERE EXISTS (SELECT FROM earlier) AND now_count <> earlier_count + increase_count - decrease_count
UNION ALL
SELECT NULL, NULL, 'info', '', (SELECT count(*) FROM now_listed WHERE kind = 'monthly')::text, 'NO_BASE'
WHERE NOT EXISTS (SELECT FROM earlier);
