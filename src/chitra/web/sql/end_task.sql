-- Note how a task ended.
-- Returns nothing.
UPDATE web_task
SET status = %(status)s::text,
    outcome = %(outcome)s::text,
    refusal_code = %(code)s::text,
    refusal_fields = %(fields)s::jsonb,
    ended_at = %(at)s::timestamptz
WHERE id = %(task_id)s::bigint;
