-- The law in two times: for each category, the months an amount is for and the days on which that was known. For one category,
-- one month and one day at most one row fits, so a join never doubles. A replaced rate goes on, for later months, until its
-- successor is in force; one that nothing replaced ends when it ends. Join:
--     JOIN programmes_lawful AS lawful ON lawful.category_code = … AND lawful.months @> for_month AND lawful.known @> drawn_up_on
CREATE OR REPLACE VIEW programmes_lawful AS
WITH followed AS (
    SELECT
        rate.*,
        lead(rate.applies_from) OVER later AS next_applies_from,
        lead(rate.in_force_from) OVER later AS next_in_force_from
    FROM programmes_rate AS rate
    WINDOW later AS (PARTITION BY rate.category_code ORDER BY rate.applies_from)
)
SELECT
    id AS rate_id, category_code, amount_vnd, coefficient_milli, standard_vnd, is_derived, legal_basis, in_force_from,
    daterange(applies_from, applies_until) AS months,
    daterange(in_force_from, NULL) AS known
FROM followed
UNION ALL
SELECT
    id, category_code, amount_vnd, coefficient_milli, standard_vnd, is_derived, legal_basis, in_force_from,
    daterange(applies_until, NULL),
    daterange(in_force_from, next_in_force_from)
FROM followed
WHERE next_applies_from = applies_until AND next_in_force_from > in_force_from
