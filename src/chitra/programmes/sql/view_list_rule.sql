-- How lists name categories, ready to join: a text or a sheet name (`key`, made like match_name), the column of money, bounds,
-- and the category. A bound that is empty fits everything. For each row and column, the lowest priority of what fits and is no
-- alternative is the category; an alternative is it only if the row pays exactly that amount. Resolve the distinct combinations
-- of a list first (a few hundred), then join them back:
--     JOIN programmes_list_rule AS rule ON rule.programme_code = … AND rule.is_sheet = … AND rule.key = … AND rule.component = …
--         AND (rule.pct IS NULL OR rule.pct @> injury_pct) AND (rule.age_months IS NULL OR rule.age_months @> age_months)
--         AND rule.relation_key IN ('', relation_key) AND rule.sex IN ('', sex)
CREATE OR REPLACE VIEW programmes_list_rule AS
SELECT
    alias.programme_code, alias.key, alias.is_sheet, alias.list_key, rule.component,
    CASE WHEN num_nonnulls(rule.pct_from, rule.pct_until) > 0 THEN int4range(rule.pct_from, rule.pct_until) END AS pct,
    CASE
        WHEN num_nonnulls(rule.age_from_months, rule.age_until_months) > 0
        THEN int4range(rule.age_from_months, rule.age_until_months)
    END AS age_months,
    rule.sex, rule.relation_key, rule.category_code, rule.priority, rule.is_required, rule.is_alternative,
    rule.is_per_quantity
FROM programmes_categoryalias AS alias
JOIN programmes_categoryrule AS rule
    ON rule.programme_code = alias.programme_code AND rule.list_key IN ('', alias.list_key)
