-- Which budget pays a category in which months; a rule for the category goes before the rule for its programme.
-- Join: JOIN programmes_funding AS funding ON funding.category_code = … AND funding.months @> for_month
CREATE OR REPLACE VIEW programmes_funding AS
SELECT category.code AS category_code, category.programme_code, rule.source_code, daterange(rule.valid_from, rule.valid_until) AS months
FROM programmes_category AS category
JOIN programmes_fundingrule AS rule ON rule.category_code = category.code
UNION ALL
SELECT category.code, category.programme_code, rule.source_code, daterange(rule.valid_from, rule.valid_until)
FROM programmes_category AS category
JOIN programmes_fundingrule AS rule ON rule.programme_code = category.programme_code AND rule.category_code IS NULL
WHERE NOT EXISTS (SELECT FROM programmes_fundingrule AS own WHERE own.category_code = category.code)
