-- Compare lists with those that were frozen under their keys last month: who is new, stopped, draws another amount, is paid
-- to another account or in another commune, and which list of changes or which law explains it.
-- Returns change, sheet, row, name, code, commune, what it was and became, both amounts, what explains it.
WITH this AS (
    SELECT id, organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
listed AS MATERIALIZED (
    SELECT
        stored.person_id, stored.category_code, min(roster.sheet) AS sheet, min(stored.row_number) AS row_number,
        min(stored.full_name) AS full_name, min(stored.source_code) AS source_code, min(stored.unit_code) AS unit_code,
        min(stored.account_no) AS account_no, sum(stored.allowance_vnd + stored.supplement_vnd + stored.caregiver_vnd) AS monthly_vnd,
        sum(stored.allowance_vnd) AS allowance_vnd, max(stored.quantity) AS quantity, bool_or(stored.outcome = 'refused') AS is_unread
    FROM rosters_roster AS roster
    JOIN rosters_row AS stored ON stored.roster_id = roster.id
    WHERE roster.id = ANY (%(roster_ids)s::bigint[]) AND roster.kind = 'monthly' AND stored.person_id IS NOT NULL
    GROUP BY stored.person_id, stored.category_code
),
earlier AS MATERIALIZED (
    SELECT
        stored.person_id, stored.category_code, min(stored.full_name) AS full_name, min(stored.source_code) AS source_code,
        min(stored.unit_code) AS unit_code, min(stored.account_no) AS account_no,
        sum(stored.allowance_vnd + stored.supplement_vnd + stored.caregiver_vnd) AS monthly_vnd
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
    GROUP BY stored.person_id, stored.category_code
),
explaining AS MATERIALIZED (
    SELECT DISTINCT stored.person_id, roster.kind
    FROM this
    JOIN ledger_period AS period
        ON period.organisation_id = this.organisation_id
        AND period.programme_code = this.programme_code
        AND period.month = this.month
    JOIN rosters_roster AS roster
        ON roster.period_id IN (period.id, this.id) AND roster.is_current AND roster.kind IN ('increase', 'decrease', 'adjustment')
    JOIN rosters_row AS stored ON stored.roster_id = roster.id
    WHERE stored.person_id IS NOT NULL
),
paired AS (
    SELECT
        coalesce(new.person_id, old.person_id) AS person_id, new.person_id IS NULL AS is_gone, old.person_id IS NULL AS is_new,
        coalesce(new.sheet, '') AS sheet, new.row_number, coalesce(new.full_name, old.full_name) AS full_name,
        coalesce(new.source_code, old.source_code, '') AS source_code, coalesce(new.unit_code, old.unit_code, '') AS unit_code,
        coalesce(old.unit_code, '') AS old_unit, coalesce(new.account_no, '') AS new_account,
        coalesce(old.account_no, '') AS old_account, coalesce(old.monthly_vnd, 0)::bigint AS old_vnd,
        coalesce(new.monthly_vnd, 0)::bigint AS new_vnd, coalesce(new.is_unread, false) AS is_unread,
        EXISTS (
            SELECT FROM this JOIN programmes_lawful AS lawful ON lawful.months @> this.month
            WHERE lawful.category_code = new.category_code AND upper_inf(lawful.known)
                AND lawful.amount_vnd * new.quantity = new.allowance_vnd
        ) AS is_lawful
    FROM listed AS new
    FULL JOIN earlier AS old ON old.person_id = new.person_id AND old.category_code = new.category_code
    WHERE EXISTS (SELECT FROM earlier)
),
told AS (
    SELECT
        paired.*,
        EXISTS (SELECT FROM explaining AS said WHERE said.person_id = paired.person_id AND said.kind <> 'decrease') AS has_increase,
        EXISTS (SELECT FROM explaining AS said WHERE said.person_id = paired.person_id AND said.kind <> 'increase') AS has_decrease
    FROM paired
    WHERE is_new OR is_gone OR old_vnd <> new_vnd OR old_account <> new_account OR old_unit <> unit_code
)
SELECT
    step.change, told.sheet, told.row_number, told.full_name, told.source_code, told.unit_code, step.was, step.became,
    told.old_vnd, told.new_vnd, step.explained_by
FROM told
CROSS JOIN LATERAL (
    VALUES
        ('new', told.is_new, '', '', CASE WHEN told.has_increase THEN 'list' ELSE '' END),
        ('stopped', told.is_gone, '', '', CASE WHEN told.has_decrease THEN 'list' ELSE '' END),
        (
            'amount', NOT told.is_new AND NOT told.is_gone AND NOT told.is_unread AND told.old_vnd <> told.new_vnd, '', '',
            CASE WHEN told.has_increase OR told.has_decrease THEN 'list' WHEN told.is_lawful THEN 'law' ELSE '' END
        ),
        (
            'account', NOT told.is_new AND NOT told.is_gone AND told.old_account <> told.new_account, told.old_account,
            told.new_account, ''
        ),
        (
            'commune', NOT told.is_new AND NOT told.is_gone AND told.old_unit <> told.unit_code, told.old_unit, told.unit_code,
            CASE WHEN told.has_increase THEN 'list' ELSE '' END
        )
) AS step (change, holds, was, became, explained_by)
WHERE step.holds
ORDER BY step.change, told.full_name, told.person_id;
