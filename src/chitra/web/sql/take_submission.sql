-- Take a form in, unless its key has been taken: a second one waits until the first has ended.
-- Returns one row: whether this is the first.
WITH taken AS (
    INSERT INTO web_submission (key, officer_id, path, outcome, sent_at)
    VALUES (%(key)s::uuid, %(officer_id)s::bigint, %(path)s::text, '', %(at)s::timestamptz)
    ON CONFLICT (key) DO NOTHING
    RETURNING key
)
SELECT EXISTS (SELECT FROM taken);
