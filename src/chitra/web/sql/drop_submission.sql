-- Forget a form that changed nothing: it is shown again with what is wrong, and may be sent again.
-- Returns nothing.
DELETE FROM web_submission WHERE key = %(key)s::uuid;
