-- Find people with a verified account whom the list would pay in cash, and people who chose cash whom it would pay by account.
-- Returns findings: the list's way, and the registered one.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'account_no' AS field,
    coalesce(nullif(judged.account_no, ''), 'tiền mặt') AS value,
    coalesce(nullif(method.account_no, ''), 'tiền mặt') AS expected
FROM rosters_judged AS judged
JOIN enrolment_method AS method
    ON method.person_id = judged.person_id
    AND method.programme_code = judged.programme_code
    AND method.valid_until IS NULL
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.kind = 'monthly'
    AND (
        (judged.account_no = '' AND method.account_no <> '' AND method.standing = 'verified')
        OR (judged.account_no <> '' AND method.account_no = '' AND method.source = 'registration')
    );
