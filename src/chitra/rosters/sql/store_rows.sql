-- Store every row of a staged file in its list, with its person, commune and bank, and with the category of law that each of its
-- components stands for by the programme's rules. An alternative counts only where the row pays exactly its amount.
-- Returns nothing. The commune is that of the row, else of the sheet's title, else of the registry, else none.
INSERT INTO rosters_row (
    roster_id, period_id, row_number, row_kind, outcome, person_id,
    category_code, supplement_code, caregiver_code, quantity, unit_code, commune_text, bin,
    stt, source_code, full_name, match_name, sort_key, name_flags, sex,
    birth_year, birth_month, birth_day, birth_is_estimated, cccd, cmnd, hamlet, category_text, coefficient_milli, injury_pct,
    related_name, relation, allowance_vnd, supplement_vnd, caregiver_vnd, arrears_months, arrears_vnd,
    one_time_vnd, funeral_vnd, carried_vnd, recovery_vnd, total_vnd, old_vnd, new_vnd, difference_vnd,
    proxy_name, proxy_match_name, proxy_cccd, account_no, bank_text, method_text, phone,
    reason, decision_no, decision_date, event_date, from_month, note, raw
)
WITH named AS MATERIALIZED (
    SELECT DISTINCT ON (category.text) category.text, alias.list_key
    FROM unnest(%(category_texts)s::text[], %(category_keys)s::text[]) AS category (text, key)
    JOIN programmes_categoryalias AS alias
        ON alias.programme_code = %(programme)s::text AND alias.key = category.key
    ORDER BY category.text, alias.is_sheet
),
-- What the rules say of each name, with the amounts at law: worked out once, not for every row.
ruled AS MATERIALIZED (
    SELECT
        named.text, rule.component, rule.category_code, rule.priority, rule.is_required, rule.is_alternative,
        rule.is_per_quantity, rule.pct_from, rule.pct_until, rule.age_from_months, rule.age_until_months, rule.sex,
        rule.relation_key, law.due_vnd, law.known_vnd
    FROM named
    JOIN programmes_categoryrule AS rule
        ON rule.programme_code = %(programme)s::text
        AND rule.list_key IN ('', named.list_key)
        AND rule.component IN ('allowance', 'supplement', 'caregiver')
    LEFT JOIN rosters_law AS law
        ON law.category_code = rule.category_code
        AND law.programme_code = %(programme)s::text
        AND law.list_month = %(month)s::date
        AND law.listed_on = %(judged_on)s::date
),
asked AS (
    SELECT
        staged.line, staged.category_text, staged.injury_pct, left(staged.sex, 1) AS sex, relation.key AS relation_key,
        staged.coefficient_milli,
        (extract(YEAR FROM %(month)s::date)::integer - staged.birth_year) * 12
            + extract(MONTH FROM %(month)s::date)::integer - coalesce(staged.birth_month, 1) AS age_months,
        coalesce(staged.allowance_vnd, staged.new_vnd, 0) AS allowance_vnd,
        coalesce(staged.supplement_vnd, 0) AS supplement_vnd,
        coalesce(staged.caregiver_vnd, 0) AS caregiver_vnd
    FROM rosters_staged AS staged
    LEFT JOIN unnest(%(relations)s::text[], %(relation_keys)s::text[]) AS relation (text, key)
        ON relation.text = staged.relation
    WHERE staged.row_kind = 'data'
),
matched AS (
    SELECT
        asked.line, rule.component, rule.category_code, rule.priority, rule.is_required, rule.is_alternative,
        rule.is_per_quantity, asked.coefficient_milli, rule.due_vnd, rule.known_vnd,
        CASE rule.component
            WHEN 'allowance' THEN asked.allowance_vnd
            WHEN 'supplement' THEN asked.supplement_vnd
            ELSE asked.caregiver_vnd
        END AS paid_vnd
    FROM asked
    JOIN ruled AS rule
        ON rule.text = asked.category_text
        AND (rule.pct_from IS NULL OR asked.injury_pct >= rule.pct_from)
        AND (rule.pct_until IS NULL OR asked.injury_pct < rule.pct_until)
        AND (rule.age_from_months IS NULL OR asked.age_months >= rule.age_from_months)
        AND (rule.age_until_months IS NULL OR asked.age_months < rule.age_until_months)
        AND (rule.sex = '' OR rule.sex = asked.sex)
        AND (rule.relation_key = '' OR rule.relation_key = asked.relation_key)
),
chosen AS (
    SELECT DISTINCT ON (line, component)
        line, component, category_code,
        CASE
            WHEN NOT is_per_quantity THEN 1
            WHEN due_vnd > 0 AND paid_vnd > 0 AND paid_vnd %% due_vnd = 0 THEN least(paid_vnd / due_vnd, 99)
            WHEN known_vnd > 0 AND paid_vnd > 0 AND paid_vnd %% known_vnd = 0 THEN least(paid_vnd / known_vnd, 99)
            ELSE greatest(least(coefficient_milli / 1000, 99), 1)
        END AS quantity
    FROM matched
    WHERE paid_vnd > 0 OR is_required OR component = 'allowance'
    ORDER BY
        line, component,
        (is_alternative AND paid_vnd IN (due_vnd, known_vnd)) IS TRUE DESC, is_alternative, priority
),
resolved AS (
    SELECT
        line,
        coalesce(max(category_code) FILTER (WHERE component = 'allowance'), '') AS allowance_code,
        coalesce(max(category_code) FILTER (WHERE component = 'supplement'), '') AS supplement_code,
        coalesce(max(category_code) FILTER (WHERE component = 'caregiver'), '') AS caregiver_code,
        coalesce(max(quantity) FILTER (WHERE component = 'allowance'), 1) AS quantity
    FROM chosen
    GROUP BY line
)
SELECT
    sheet.roster_id, %(period_id)s::bigint, staged.row_number, staged.row_kind, staged.outcome, linked.person_id,
    coalesce(category.allowance_code, ''), coalesce(category.supplement_code, ''), coalesce(category.caregiver_code, ''),
    coalesce(category.quantity, 1),
    CASE
        WHEN staged.row_kind = 'data'
            THEN coalesce(commune.unit_code, nullif(sheet.unit_code, ''), linked.unit_code, '')
        ELSE ''
    END,
    coalesce(staged.commune_text, ''), coalesce(bank.bin, ''),
    coalesce(staged.stt::text, ''), coalesce(staged.source_code, ''), coalesce(staged.full_name, ''),
    coalesce(staged.match_name, ''), coalesce(staged.sort_key, ''),
    coalesce(array_to_string(staged.name_flags, ' '), ''),
    CASE staged.sex WHEN 'male' THEN 'm' WHEN 'female' THEN 'f' ELSE '' END,
    staged.birth_year, staged.birth_month, staged.birth_day, coalesce(staged.birth_is_estimated, false),
    coalesce(staged.cccd, ''), coalesce(staged.cmnd, ''), coalesce(staged.hamlet, ''), coalesce(staged.category_text, ''),
    staged.coefficient_milli, staged.injury_pct, coalesce(staged.related_name, ''), coalesce(staged.relation, ''),
    coalesce(staged.allowance_vnd, 0), coalesce(staged.supplement_vnd, 0), coalesce(staged.caregiver_vnd, 0),
    staged.arrears_months, coalesce(staged.arrears_vnd, 0), coalesce(staged.one_time_vnd, 0),
    coalesce(staged.funeral_vnd, 0), coalesce(staged.carried_vnd, 0), coalesce(staged.recovery_vnd, 0), staged.total_vnd,
    staged.old_vnd, staged.new_vnd, staged.diff_vnd,
    coalesce(staged.proxy_name, ''), coalesce(staged.proxy_match_name, ''), coalesce(staged.proxy_cccd, ''),
    coalesce(staged.account_no, ''), coalesce(staged.bank_text, ''), coalesce(staged.method_text, ''),
    coalesce(staged.phone, ''), coalesce(staged.reason, ''), coalesce(staged.decision_no, ''), staged.decision_date,
    staged.event_date, staged.from_month, coalesce(staged.note, ''), coalesce(staged.raw, '')
FROM rosters_staged AS staged
JOIN unnest(%(sheet_nos)s::integer[], %(roster_ids)s::bigint[], %(sheet_units)s::text[])
    AS sheet (sheet_no, roster_id, unit_code) USING (sheet_no)
LEFT JOIN rosters_staged_person AS linked ON linked.line = staged.line
LEFT JOIN resolved AS category ON category.line = staged.line
LEFT JOIN unnest(%(commune_texts)s::text[], %(commune_codes)s::text[]) AS commune (text, unit_code)
    ON commune.text = staged.commune_text
LEFT JOIN unnest(%(bank_texts)s::text[], %(bank_bins)s::text[]) AS bank (text, bin) ON bank.text = staged.bank_text
-- In the order of the file: rules take the later of two rows to be the one that repeats.
ORDER BY staged.line;
