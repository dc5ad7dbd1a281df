-- Sums what the law owes in a month's list for the 1, 2, 3 … months before it, each of which was paid as known when its own list
-- was due, on the 25th of the month before.
-- Returns one row for each category and number of months for which anything is owed.
WITH counted AS (
    SELECT
        back,
        (%(month)s::date - make_interval(months => back))::date AS for_month,
        (%(month)s::date - make_interval(months => back + 1))::date + 24 AS drawn_up_on
    FROM generate_series(1, %(months)s::integer) AS back
), owed AS (
    SELECT difference.category_code, counted.back, difference.difference_vnd, difference.is_derived
    FROM counted
    JOIN programmes_difference AS difference
        ON difference.months @> counted.for_month
        AND difference.then_known @> counted.drawn_up_on
        AND difference.now_known @> %(known_on)s::date
)
SELECT owed.category_code, counted.back, sum(owed.difference_vnd)::bigint, bool_or(owed.is_derived)
FROM counted
JOIN owed ON owed.back <= counted.back
GROUP BY owed.category_code, counted.back
ORDER BY owed.category_code, counted.back
