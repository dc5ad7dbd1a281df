-- Begin a task that has not ended; begun before, it begins again.
-- Returns what it is told and who asked, or no row when it has ended.
UPDATE web_task AS task
SET status = 'running', started_at = %(at)s::timestamptz
FROM access_officer AS officer
WHERE task.id = %(task_id)s::bigint
  AND task.status IN ('waiting', 'running')
  AND officer.id = task.officer_id
RETURNING task.kind, task.arguments, officer.username;
