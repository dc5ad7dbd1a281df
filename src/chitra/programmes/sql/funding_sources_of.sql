-- Lists the budgets that pay a programme in a month, the one for the whole programme first.
-- Returns one row a budget.
SELECT source.code, source.name, source.budget_level, source.budget_chapter, source.budget_item
FROM programmes_fundingrule AS rule
JOIN programmes_fundingsource AS source ON source.code = rule.source_code
WHERE
    rule.programme_code = %(programme_code)s::text
    AND rule.valid_from <= %(month)s::date AND (rule.valid_until IS NULL OR rule.valid_until > %(month)s::date)
GROUP BY source.id
ORDER BY min(CASE WHEN rule.category_code IS NULL THEN 0 ELSE 1 END), source.code
