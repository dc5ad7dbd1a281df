-- Lists every rate that a category has had, the latest first.
-- Returns one row a rate.
SELECT
    category.code, category.name, rate.id, rate.amount_vnd, rate.coefficient_milli, rate.unit,
    rate.applies_from, rate.applies_until, rate.in_force_from, rate.in_force_is_assumed,
    rate.legal_basis, rate.source_document, rate.confidence, rate.is_derived, rate.entered_by
FROM programmes_rate AS rate
JOIN programmes_category AS category ON category.code = rate.category_code
WHERE rate.category_code = %(category_code)s::text
ORDER BY rate.applies_from DESC
