-- Learn the law of a programme's month for the session: amounts now and as the list could know them, and what has risen since.
-- Returns nothing. A rise is a past month whose amount, as known when its own list was due, is another today.
WITH mine AS (
    SELECT code FROM programmes_category WHERE programme_code = %(programme)s::text
),
learnt AS (
    INSERT INTO rosters_law (programme_code, list_month, listed_on, category_code, due_vnd, known_vnd, due_is_derived, known_is_derived)
    SELECT
        %(programme)s::text, %(month)s::date, %(judged_on)s::date, lawful.category_code,
        max(lawful.amount_vnd) FILTER (WHERE upper_inf(lawful.known)),
        max(lawful.amount_vnd) FILTER (WHERE lawful.known @> %(judged_on)s::date),
        bool_or(lawful.is_derived) FILTER (WHERE upper_inf(lawful.known)),
        bool_or(lawful.is_derived) FILTER (WHERE lawful.known @> %(judged_on)s::date)
    FROM programmes_lawful AS lawful
    JOIN mine ON mine.code = lawful.category_code
    WHERE lawful.months @> %(month)s::date AND lawful.amount_vnd IS NOT NULL
    GROUP BY lawful.category_code
),
past AS (
    SELECT
        (%(month)s::date - make_interval(months => step))::date AS month,
        (%(month)s::date - make_interval(months => step + 1))::date + 24 AS drawn_up_on
    FROM generate_series(1, 12) AS step
),
risen AS (
    INSERT INTO rosters_rise (programme_code, list_month, category_code, past_month, then_vnd, now_vnd, is_derived)
    SELECT
        %(programme)s::text, %(month)s::date, difference.category_code, past.month, difference.then_vnd, difference.now_vnd,
        difference.is_derived
    FROM past
    JOIN programmes_difference AS difference
        ON difference.months @> past.month
        AND difference.then_known @> past.drawn_up_on
        AND upper_inf(difference.now_known)
    JOIN mine ON mine.code = difference.category_code
)
INSERT INTO rosters_law_known (programme_code, list_month, listed_on, last_rate_id)
SELECT %(programme)s::text, %(month)s::date, %(judged_on)s::date, max(id)
FROM programmes_rate;
