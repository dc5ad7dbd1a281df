-- Find people with a verified account whom the list would pay in cash, and people who chose cash whom it would pay by account.
-- Returns findings: the list's way, and the registered one.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'account_no' AS field,
    coalesce(nullif(judged.account_no, ''), 'tiền mặt') AS value,
    coalesce(nullif(method.account_no, ''), 'tiền mặt') AS expected
FROM rosters_listed AS judged
CROSS JOIN LATERAL (
    SELECT open.bin, open.account_no, open.standing, open.source
    FROM enrolment_method AS open
    WHERE open.person_id = judged.person_id
        AND open.programme_code = judged.programme_code
        AND open.valid_until IS NULL
    LIMIT 1
) AS method
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.kind = 'monthly'
    AND (
        (judged.account_no = '' AND method.account_no <> '' AND method.standing = 'verified')
        OR (judged.account_no <> '' AND method.account_no = '' AND method.source = 'registration')
    );
