-- Compare each right of a month's lists with the frozen lists of the month before: who is new, stopped, draws another amount, is
-- paid to another account or in another commune; and which list, law or correction explains it. Filters that are empty fit all.
-- Returns the counts of all kinds as one object (null without a month before), and a page of changes in the order of communes
-- and names: place, person, name, code, category, communes, đồng, accounts then and now, kinds, what explains it and where.
WITH this AS (
    SELECT organisation_id, programme_code, month, (month - interval '1 month')::date AS month_before
    FROM ledger_period
    WHERE id = %(period_id)s::bigint
),
now_listed AS MATERIALIZED (
    SELECT judged.*
    FROM rosters_judged AS judged
    WHERE judged.roster_id IN (SELECT id FROM rosters_roster WHERE period_id = %(period_id)s::bigint AND is_current)
),
earlier AS MATERIALIZED (
    SELECT judged.*
    FROM rosters_judged AS judged
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
compared AS (
    SELECT
        coalesce(new.person_id, old.person_id) AS person_id,
        coalesce(new.category_code, old.category_code) AS category_code,
        coalesce(new.full_name, old.full_name) AS full_name,
        coalesce(new.match_name, old.match_name) AS match_name,
        coalesce(new.sort_key, old.sort_key) AS sort_key,
        coalesce(nullif(new.source_code, ''), old.source_code, '') AS source_code,
        new.id AS new_id, old.id AS old_id, new.quantity, new.month,
        old.unit_code AS old_unit, new.unit_code AS new_unit,
        old.allowance_vnd AS old_vnd, new.allowance_vnd AS new_vnd,
        old.account_no AS old_account, new.account_no AS new_account,
        CASE
            WHEN old.id IS NULL THEN ARRAY['new']
            WHEN new.id IS NULL THEN ARRAY['stopped']
            ELSE array_remove(ARRAY[
                CASE WHEN new.allowance_vnd <> old.allowance_vnd THEN 'amount' END,
                CASE WHEN new.account_no <> old.account_no THEN 'account' END,
                CASE WHEN new.unit_code <> old.unit_code THEN 'commune' END
            ], NULL)
        END AS kinds
    FROM (SELECT * FROM now_listed WHERE kind = 'monthly') AS new
    FULL JOIN earlier AS old ON old.person_id = new.person_id AND old.category_code = new.category_code
    WHERE EXISTS (SELECT FROM earlier)
),
explained AS (
    SELECT
        changed.*, list.kind AS list_kind, list.file_name, list.sheet, list.row_number, list.reason,
        CASE
            WHEN list.kind IS NOT NULL THEN list.kind
            WHEN changed.kinds && ARRAY['new', 'stopped']
                AND EXISTS (SELECT FROM unread WHERE unread.person_id = changed.person_id) THEN 'unread'
            WHEN changed.kinds = ARRAY['amount'] AND EXISTS (
                SELECT FROM programmes_lawful AS lawful
                WHERE lawful.category_code = changed.category_code
                    AND lawful.months @> changed.month
                    AND upper_inf(lawful.known)
                    AND lawful.amount_vnd * changed.quantity = changed.new_vnd
            ) THEN 'law'
            ELSE ''
        END AS explained_by
    FROM compared AS changed
    LEFT JOIN LATERAL (
        SELECT told.kind, handed_in.file_name, roster.sheet, told.row_number, told.reason
        FROM now_listed AS told
        JOIN rosters_roster AS roster ON roster.id = told.roster_id
        JOIN rosters_submission AS handed_in ON handed_in.id = roster.submission_id
        WHERE told.person_id = changed.person_id
            AND told.kind = ANY (
                CASE
                    WHEN 'new' = ANY (changed.kinds) THEN ARRAY['increase', 'adjustment']
                    WHEN 'stopped' = ANY (changed.kinds) THEN ARRAY['decrease', 'adjustment']
                    ELSE ARRAY['adjustment', 'increase', 'decrease']
                END
            )
        ORDER BY told.kind = 'adjustment', told.id
        LIMIT 1
    ) AS list ON true
    WHERE changed.kinds <> '{}'
),
counted AS (
    SELECT json_object_agg(by_kind.kind, json_build_array(by_kind.change_count, by_kind.unexplained_count, by_kind.old_vnd, by_kind.new_vnd))
        AS counts
    FROM (
        SELECT
            kind, count(*) AS change_count, count(*) FILTER (WHERE explained_by = '') AS unexplained_count,
            coalesce(sum(old_vnd), 0) AS old_vnd, coalesce(sum(new_vnd), 0) AS new_vnd
        FROM explained
        CROSS JOIN LATERAL unnest(explained.kinds) AS kind
        GROUP BY kind
    ) AS by_kind
),
fitting AS (
    SELECT explained.*, row_number() OVER (
        ORDER BY coalesce(new_unit, old_unit), sort_key, person_id, category_code
    )::integer AS place
    FROM explained
    WHERE (%(kind)s::text = '' OR %(kind)s::text = ANY (kinds))
        AND (NOT %(is_unexplained)s::boolean OR explained_by = '')
        AND (%(commune)s::text = '' OR %(commune)s::text IN (old_unit, new_unit))
        AND (%(name)s::text = '' OR strpos(match_name, %(name)s::text) > 0)
)
SELECT
    EXISTS (SELECT FROM earlier) AS has_base, counted.counts,
    page.place, page.person_id, page.full_name, page.source_code, page.category_code, coalesce(page.old_unit, ''),
    coalesce(page.new_unit, ''), page.old_vnd, page.new_vnd, coalesce(page.old_account, ''), coalesce(page.new_account, ''),
    page.kinds, page.explained_by, coalesce(page.file_name, ''), coalesce(page.sheet, ''), page.row_number, coalesce(page.reason, '')
FROM counted
LEFT JOIN (SELECT * FROM fitting WHERE place > %(after)s::integer ORDER BY place LIMIT %(limit)s::integer) AS page ON true
ORDER BY page.place;
