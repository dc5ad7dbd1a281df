-- Compare each right with last month's frozen list, both ways: who is new, stopped, draws another amount, is paid to another
-- account or in another commune, and which of it no list of changes and no law explains. A row that could not be read, or was
-- taken out by name, makes nobody new or gone.
-- Returns findings: what changed, from what. Who is gone holds nobody; an account is told here, and looked into by other rules.
WITH this AS (
    SELECT id, organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
now_listed AS (
    SELECT * FROM rosters_listed WHERE roster_id = ANY (%(roster_ids)s::bigint[])
),
earlier AS (
    SELECT judged.*
    FROM this
    JOIN rosters_judged AS judged
        ON judged.organisation_id = this.organisation_id
        AND judged.programme_code = this.programme_code
        AND judged.month = this.month_before
    WHERE judged.frozen_at IS NOT NULL AND judged.kind = 'monthly'
),
compared AS (
    SELECT
        coalesce(new.person_id, old.person_id) AS person_id, coalesce(new.category_code, old.category_code) AS category_code,
        new.id AS new_id, old.id AS old_id, new.roster_id, new.unit_code AS new_unit, old.unit_code AS old_unit,
        new.allowance_vnd AS new_vnd, old.allowance_vnd AS old_vnd, new.account_no AS new_account, old.account_no AS old_account,
        new.full_name AS new_name, old.full_name || coalesce(' (' || nullif(old.source_code, '') || ')', '') AS old_name,
        new.quantity, new.month
    FROM (SELECT * FROM now_listed WHERE kind = 'monthly') AS new
    FULL JOIN earlier AS old ON old.person_id = new.person_id AND old.category_code = new.category_code
    WHERE EXISTS (SELECT FROM earlier)
),
unread AS MATERIALIZED (
    SELECT DISTINCT stored.person_id
    FROM this
    JOIN ledger_period AS period
        ON period.organisation_id = this.organisation_id
        AND period.programme_code = this.programme_code
        AND period.month IN (this.month, this.month_before)
    JOIN rosters_roster AS roster ON roster.period_id = period.id AND roster.is_current AND roster.kind = 'monthly'
    JOIN rosters_row AS stored ON stored.roster_id = roster.id AND stored.person_id IS NOT NULL
    WHERE stored.outcome = 'refused' OR EXISTS (SELECT FROM rosters_exclusion AS taken WHERE taken.row_id = stored.id)
),
explained AS (
    SELECT
        compared.*,
        EXISTS (SELECT FROM unread WHERE unread.person_id = compared.person_id) AS is_unread,
        EXISTS (
            SELECT FROM now_listed AS change
            WHERE change.person_id = compared.person_id AND change.kind IN ('increase', 'adjustment')
        ) AS has_increase,
        EXISTS (
            SELECT FROM now_listed AS change
            WHERE change.person_id = compared.person_id AND change.kind IN ('decrease', 'adjustment')
        ) AS has_decrease,
        EXISTS (
            SELECT FROM programmes_lawful AS lawful
            WHERE lawful.category_code = compared.category_code
                AND lawful.months @> compared.month
                AND upper_inf(lawful.known)
                AND lawful.amount_vnd * compared.quantity = compared.new_vnd
        ) AS is_lawful
    FROM compared
    WHERE new_id IS NULL OR old_id IS NULL OR new_vnd <> old_vnd OR new_account <> old_account OR new_unit <> old_unit
)
SELECT roster_id, new_id AS row_id, 'block' AS severity, 'full_name' AS field, new_name AS value, 'mới / new' AS expected
FROM explained
WHERE old_id IS NULL AND NOT has_increase AND NOT is_unread
UNION ALL
SELECT
    (
        SELECT roster.id
        FROM rosters_roster AS roster
        WHERE roster.id = ANY (%(roster_ids)s::bigint[])
        ORDER BY roster.unit_code = old_unit DESC, roster.kind = 'decrease' DESC, roster.id
        LIMIT 1
    ),
    NULL, 'block', '', old_name, 'không còn / gone'
FROM explained
WHERE (new_id IS NULL OR (new_unit <> old_unit AND has_increase)) AND NOT has_decrease AND NOT is_unread
UNION ALL
SELECT roster_id, new_id, 'block', 'allowance_vnd', new_vnd::text, old_vnd::text || ' → ' || new_vnd::text
FROM explained
WHERE new_id IS NOT NULL AND old_id IS NOT NULL AND new_vnd <> old_vnd AND NOT has_increase AND NOT has_decrease AND NOT is_lawful
UNION ALL
SELECT roster_id, new_id, 'info', 'account_no', new_account, old_account || ' → ' || new_account
FROM explained
WHERE new_id IS NOT NULL AND old_id IS NOT NULL AND new_account <> old_account
UNION ALL
SELECT roster_id, new_id, 'block', 'commune_text', new_unit, old_unit || ' → ' || new_unit
FROM explained
WHERE new_id IS NOT NULL AND old_id IS NOT NULL AND new_unit <> old_unit AND NOT has_increase;
