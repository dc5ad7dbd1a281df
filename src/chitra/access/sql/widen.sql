-- Let the running transaction see every organisation.
-- Returns the territory as it was before.
WITH former AS MATERIALIZED (
    SELECT coalesce(current_setting('chitra.organisations', true), '') AS territory
)
SELECT former.territory, set_config('chitra.organisations', '*', true) FROM former;
