-- Forget what the session knows of the law of a programme's month.
-- Returns nothing.
WITH forgotten AS (
    DELETE FROM rosters_law_known WHERE programme_code = %(programme)s::text AND list_month = %(month)s::date
),
unlearnt AS (
    DELETE FROM rosters_law WHERE programme_code = %(programme)s::text AND list_month = %(month)s::date
)
DELETE FROM rosters_rise WHERE programme_code = %(programme)s::text AND list_month = %(month)s::date;
