-- Find accounts that differ from the one by which the person has been paid.
-- Returns findings: the new account, and the former one.
SELECT
    judged.roster_id, judged.id AS row_id, 'warn' AS severity, 'account_no' AS field, judged.account_no AS value,
    method.account_no AS expected
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
    AND judged.account_no <> ''
    AND method.account_no <> ''
    AND (method.account_no, method.bin) <> (judged.account_no, coalesce(nullif(judged.bin, ''), method.bin));
