-- Ask whether the session has the law of a programme's month as it stands now.
-- Returns one row: true or false. Entering a rate adds one, so the highest number tells whether the law is the same.
SELECT EXISTS (
    SELECT
    FROM rosters_law_known
    WHERE programme_code = %(programme)s::text
        AND list_month = %(month)s::date
        AND listed_on = %(judged_on)s::date
        AND last_rate_id = (SELECT max(id) FROM programmes_rate)
);
