-- Finds the amount of a category for a month as known on a day.
-- Returns one row or none.
SELECT category_code, amount_vnd, lower(months), upper(months), in_force_from, is_derived, coefficient_milli, legal_basis
FROM programmes_lawful
WHERE
    category_code = %(category_code)s::text
    AND months @> %(month)s::date
    AND known @> %(known_on)s::date
