-- Lists a programme's categories by code, after one, each with the rate that applies on a day.
-- Returns one row a category; no rate id where nothing applies on that day.
SELECT
    category.code, category.name, rate.id, rate.amount_vnd, rate.coefficient_milli, coalesce(rate.unit, ''),
    rate.applies_from, rate.applies_until, rate.in_force_from, coalesce(rate.in_force_is_assumed, FALSE),
    coalesce(rate.legal_basis, ''), coalesce(rate.source_document, ''), coalesce(rate.confidence, ''),
    coalesce(rate.is_derived, FALSE), coalesce(rate.entered_by, '')
FROM programmes_category AS category
LEFT JOIN programmes_rate AS rate
    ON rate.category_code = category.code
    AND rate.applies_from <= %(on)s::date AND (rate.applies_until IS NULL OR rate.applies_until > %(on)s::date)
WHERE
    category.programme_code = %(programme_code)s::text
    AND category.code > %(after)s::text
    AND (
        %(wanted)s::text = ''
        OR position(lower(%(wanted)s::text) IN lower(category.code || ' ' || category.name)) > 0
    )
ORDER BY category.code
LIMIT %(limit)s::integer
