-- What changed afterwards: for each category, the months whose amount was once known as one and later as another.
-- `then_known` are the days on which the old amount was known, `now_known` those on which the new one is. Join a month that was
-- paid: months @> for_month AND then_known @> the day its list was drawn up AND now_known @> the day of this list.
CREATE OR REPLACE VIEW programmes_difference AS
SELECT
    past.category_code,
    past.months * present.months AS months,
    past.known AS then_known,
    present.known AS now_known,
    past.amount_vnd AS then_vnd,
    present.amount_vnd AS now_vnd,
    present.amount_vnd - past.amount_vnd AS difference_vnd,
    past.is_derived OR present.is_derived AS is_derived,
    present.legal_basis
FROM programmes_lawful AS past
JOIN programmes_lawful AS present ON present.category_code = past.category_code AND present.months && past.months
WHERE upper(past.known) <= lower(present.known) AND present.amount_vnd <> past.amount_vnd
