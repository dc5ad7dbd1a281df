-- Add up lists and those that were frozen under their keys last month, by right.
-- Returns one row: rights and amount a month before, rights and amount now.
WITH this AS (
    SELECT organisation_id, programme_code, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
summed AS (
    SELECT 'now' AS moment, stored.person_id, stored.category_code,
        stored.allowance_vnd + stored.supplement_vnd + stored.caregiver_vnd AS monthly_vnd
    FROM rosters_roster AS roster
    JOIN rosters_row AS stored ON stored.roster_id = roster.id
    WHERE roster.id = ANY (%(roster_ids)s::bigint[]) AND roster.kind = 'monthly' AND stored.person_id IS NOT NULL
    UNION ALL
    SELECT 'before', stored.person_id, stored.category_code,
        stored.allowance_vnd + stored.supplement_vnd + stored.caregiver_vnd
    FROM this
    JOIN ledger_period AS period
        ON period.organisation_id = this.organisation_id
        AND period.programme_code = this.programme_code
        AND period.month = this.month_before
    JOIN rosters_roster AS roster
        ON roster.period_id = period.id AND roster.kind = 'monthly' AND roster.is_current AND roster.frozen_at IS NOT NULL
    JOIN rosters_row AS stored ON stored.roster_id = roster.id
    WHERE stored.row_kind = 'data' AND stored.outcome <> 'refused' AND stored.person_id IS NOT NULL
        AND roster.list_key IN (SELECT new.list_key FROM rosters_roster AS new WHERE new.id = ANY (%(roster_ids)s::bigint[]))
        AND NOT EXISTS (SELECT FROM rosters_exclusion AS excluded WHERE excluded.row_id = stored.id)
)
SELECT
    count(DISTINCT (person_id, category_code)) FILTER (WHERE moment = 'before'),
    coalesce(sum(monthly_vnd) FILTER (WHERE moment = 'before'), 0)::bigint,
    count(DISTINCT (person_id, category_code)) FILTER (WHERE moment = 'now'),
    coalesce(sum(monthly_vnd) FILTER (WHERE moment = 'now'), 0)::bigint
FROM summed;
