-- Tells the category of each combination of list text, column, percent, age, relation and sex.
-- Returns one row for each that has one: the first choice only, no alternatives.
WITH asked AS (
    SELECT *
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS row (
        place integer, programme_code text, key text, is_sheet boolean, component text, injury_pct integer,
        age_months integer, relation_key text, sex text
    )
)
SELECT DISTINCT ON (asked.place) asked.place, rule.category_code, rule.list_key, rule.is_required, rule.is_per_quantity
FROM asked
JOIN programmes_list_rule AS rule
    ON rule.programme_code = asked.programme_code
    AND rule.is_sheet = asked.is_sheet
    AND rule.key = asked.key
    AND rule.component = asked.component
    AND (rule.pct IS NULL OR rule.pct @> asked.injury_pct)
    AND (rule.age_months IS NULL OR rule.age_months @> asked.age_months)
    AND rule.relation_key IN ('', asked.relation_key)
    AND rule.sex IN ('', asked.sex)
WHERE NOT rule.is_alternative
ORDER BY asked.place, rule.priority
