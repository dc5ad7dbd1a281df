-- Close the methods whose accounts a provider reported closed; they are never adopted from a list again.
-- Returns how many were closed.
WITH closed AS (
    UPDATE enrolment_method AS method
    SET standing = 'closed', valid_until = greatest(%(on)s::date, method.valid_from), reason = told.reason
    FROM unnest(%(people)s::bigint[], %(bins)s::text[], %(accounts)s::text[], %(reasons)s::text[])
        AS told (person_id, bin, account_no, reason)
    WHERE method.person_id = told.person_id
        AND method.bin = told.bin
        AND method.account_no = told.account_no
        AND method.valid_until IS NULL
    RETURNING method.id
)
SELECT count(*) FROM closed;
