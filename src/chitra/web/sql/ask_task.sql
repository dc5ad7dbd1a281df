-- Write a task down.
-- Returns its id.
INSERT INTO web_task (
    kind, officer_id, subject, arguments, status, done, total, outcome, refusal_code, refusal_fields, asked_at
)
VALUES (
    %(kind)s::text, %(officer_id)s::bigint, %(subject)s::text, %(arguments)s::jsonb, 'waiting', 0, 0, '', '', '{}'::jsonb,
    %(at)s::timestamptz
)
RETURNING id;
