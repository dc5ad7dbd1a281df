-- Stores how a row of a list is told to be of a category.
-- Returns nothing.
INSERT INTO programmes_categoryrule (
    programme_code, list_key, component, pct_from, pct_until, age_from_months, age_until_months, sex, relation_key,
    category_code, priority, is_required, is_alternative, is_per_quantity
)
SELECT
    programme, list_key, component, pct_from, pct_until, age_from, age_until, sex, relation, category, priority,
    required = 1, alternative = 1, per_quantity = 1
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    programme text, list_key text, component text, pct_from smallint, pct_until smallint, age_from smallint,
    age_until smallint, sex text, relation text, category text, priority smallint, required smallint,
    alternative smallint, per_quantity smallint
)
ON CONFLICT DO NOTHING
