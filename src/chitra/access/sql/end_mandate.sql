-- End a mandate on a day, and what was delegated from it; what had not begun by then is left no day at all.
-- Returns one row a mandate that ended: its id and its officer's.
UPDATE access_mandate AS mandate
SET valid_until = greatest(%(until)s::date, mandate.valid_from)
WHERE
    %(id)s::bigint IN (mandate.id, mandate.delegates_id)
    AND (mandate.valid_until IS NULL OR mandate.valid_until > greatest(%(until)s::date, mandate.valid_from))
RETURNING mandate.id, mandate.officer_id;
