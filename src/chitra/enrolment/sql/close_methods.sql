-- Close the methods whose accounts a provider reported closed; they are never adopted from a list again. Answers that come at once
-- may name the same accounts: all lock them in one order. Returns how many were closed.
WITH found AS MATERIALIZED (
    SELECT DISTINCT ON (method.id) method.id, told.reason
    FROM unnest(%(people)s::bigint[], %(bins)s::text[], %(accounts)s::text[], %(reasons)s::text[])
        AS told (person_id, bin, account_no, reason)
    CROSS JOIN LATERAL (
        SELECT known.id
        FROM enrolment_method AS known
        WHERE known.person_id = told.person_id
            AND known.bin = told.bin
            AND known.account_no = told.account_no
            AND known.valid_until IS NULL
        OFFSET 0
    ) AS method
    ORDER BY method.id, told.reason
),
locked AS MATERIALIZED (
    SELECT method.id, found.reason
    FROM found
    JOIN enrolment_method AS method USING (id)
    ORDER BY method.id
    FOR NO KEY UPDATE OF method
),
closed AS (
    UPDATE enrolment_method AS method
    SET standing = 'closed', valid_until = greatest(%(on)s::date, method.valid_from), reason = locked.reason
    FROM locked
    WHERE method.id = locked.id
        AND method.valid_until IS NULL
    RETURNING method.id
)
SELECT count(*) FROM closed;
