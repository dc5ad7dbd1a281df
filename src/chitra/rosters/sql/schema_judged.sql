-- The rows that rules judge: readable data rows of current lists that nobody has excluded, with the facts of list and period.
CREATE OR REPLACE VIEW rosters_judged WITH (security_invoker = true) AS
SELECT
    stored.*,
    roster.kind, roster.list_key, roster.listed_on, roster.frozen_at,
    period.month, period.programme_code, period.organisation_id, period.organisation_code
FROM rosters_row AS stored
JOIN rosters_roster AS roster ON roster.id = stored.roster_id
JOIN ledger_period AS period ON period.id = roster.period_id
WHERE roster.is_current
    AND stored.row_kind = 'data'
    AND stored.outcome <> 'refused'
    AND NOT EXISTS (SELECT FROM rosters_exclusion AS excluded WHERE excluded.row_id = stored.id);
