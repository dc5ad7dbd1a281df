-- List an officer's last tasks.
-- Returns them, the newest first.
SELECT
    task.id, task.kind, task.subject, task.status, task.done, task.total, task.outcome, task.refusal_code, task.refusal_fields,
    task.asked_at, task.ended_at
FROM web_task AS task
WHERE task.officer_id = %(officer_id)s::bigint
ORDER BY task.id DESC
LIMIT %(limit)s::integer;
