-- Have the statements of an import planned once for thousands of files, and commit without waiting: a lost import is repeated.
-- Returns nothing. Plans may be made when the tables are still empty, so they must not read them whole: every join has an index.
SELECT
    set_config('synchronous_commit', 'off', true),
    set_config('plan_cache_mode', 'force_generic_plan', true),
    set_config('enable_seqscan', 'off', true),
    set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true);
