-- Find an officer's own task.
-- Returns it, or no row.
SELECT
    task.id, task.kind, task.subject, task.status, task.done, task.total, task.outcome, task.refusal_code, task.refusal_fields,
    task.asked_at, task.ended_at
FROM web_task AS task
WHERE task.id = %(task_id)s::bigint AND task.officer_id = %(officer_id)s::bigint;
