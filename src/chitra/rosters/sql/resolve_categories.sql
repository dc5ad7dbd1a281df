-- Say which category of law each component of each staged row stands for, by the programme's rules.
-- Returns nothing; fills rosters_staged_category. An alternative counts only where the row pays exactly its amount.
INSERT INTO rosters_staged_category (line, allowance_code, supplement_code, caregiver_code, quantity)
WITH named AS MATERIALIZED (
    SELECT DISTINCT ON (category.text) category.text, alias.list_key
    FROM unnest(%(category_texts)s::text[], %(category_keys)s::text[]) AS category (text, key)
    JOIN programmes_categoryalias AS alias
        ON alias.programme_code = %(programme)s::text AND alias.key = category.key
    ORDER BY category.text, alias.is_sheet
),
asked AS (
    SELECT
        staged.line, named.list_key, staged.injury_pct, staged.sex, relation.key AS relation_key, staged.coefficient_milli,
        (extract(YEAR FROM %(month)s::date)::integer - staged.birth_year) * 12
            + extract(MONTH FROM %(month)s::date)::integer - coalesce(staged.birth_month, 1) AS age_months,
        coalesce(staged.allowance_vnd, staged.new_vnd, 0) AS allowance_vnd,
        coalesce(staged.supplement_vnd, 0) AS supplement_vnd,
        coalesce(staged.caregiver_vnd, 0) AS caregiver_vnd
    FROM rosters_staged AS staged
    JOIN named ON named.text = staged.category_text
    LEFT JOIN unnest(%(relations)s::text[], %(relation_keys)s::text[]) AS relation (text, key)
        ON relation.text = staged.relation
    WHERE staged.row_kind = 'data'
),
matched AS (
    SELECT
        asked.line, rule.component, rule.category_code, rule.priority, rule.is_required, rule.is_alternative,
        rule.is_per_quantity, asked.coefficient_milli, law.due_vnd, law.known_vnd,
        CASE rule.component
            WHEN 'allowance' THEN asked.allowance_vnd
            WHEN 'supplement' THEN asked.supplement_vnd
            ELSE asked.caregiver_vnd
        END AS paid_vnd
    FROM asked
    JOIN programmes_categoryrule AS rule
        ON rule.programme_code = %(programme)s::text
        AND rule.list_key IN ('', asked.list_key)
        AND rule.component IN ('allowance', 'supplement', 'caregiver')
        AND (rule.pct_from IS NULL OR asked.injury_pct >= rule.pct_from)
        AND (rule.pct_until IS NULL OR asked.injury_pct < rule.pct_until)
        AND (rule.age_from_months IS NULL OR asked.age_months >= rule.age_from_months)
        AND (rule.age_until_months IS NULL OR asked.age_months < rule.age_until_months)
        AND (rule.sex = '' OR rule.sex = left(asked.sex, 1))
        AND (rule.relation_key = '' OR rule.relation_key = asked.relation_key)
    LEFT JOIN rosters_law AS law
        ON law.category_code = rule.category_code
        AND law.programme_code = %(programme)s::text
        AND law.list_month = %(month)s::date
        AND law.listed_on = %(judged_on)s::date
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
)
SELECT
    line,
    coalesce(max(category_code) FILTER (WHERE component = 'allowance'), ''),
    coalesce(max(category_code) FILTER (WHERE component = 'supplement'), ''),
    coalesce(max(category_code) FILTER (WHERE component = 'caregiver'), ''),
    coalesce(max(quantity) FILTER (WHERE component = 'allowance'), 1)
FROM chosen
GROUP BY line;
