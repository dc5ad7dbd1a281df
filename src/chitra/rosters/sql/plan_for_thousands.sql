-- Have the statements of an import planned once for thousands of files, and commit without waiting: a lost import is repeated.
-- Returns nothing. Staged tables are joined whole. Plans may be made when the other tables are still empty, so they must not read
-- these whole: each is asked for one row at a time (LATERAL … LIMIT 1).
SELECT
    set_config('synchronous_commit', 'off', true),
    set_config('plan_cache_mode', 'force_generic_plan', true),
    set_config('enable_seqscan', 'off', true),
    set_config('enable_mergejoin', 'off', true),
    set_config('enable_nestloop', 'off', true);
