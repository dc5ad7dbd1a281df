-- Note how far a task is.
-- Returns nothing.
UPDATE web_task SET done = %(done)s::bigint, total = %(total)s::bigint WHERE id = %(task_id)s::bigint;
