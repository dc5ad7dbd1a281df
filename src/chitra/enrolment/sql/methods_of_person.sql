-- List a person's payment methods, those in force first.
-- Returns one row a method.
SELECT
    method.id, method.programme_code, method.channel, method.bin, method.account_no, method.holder_name,
    method.holder_relation, method.authorisation_id, method.standing, method.source, method.reason,
    method.valid_from, method.valid_until, method.at, method.by
FROM enrolment_method AS method
WHERE method.person_id = %(person_id)s::bigint
ORDER BY method.valid_until IS NOT NULL, method.programme_code, method.valid_from DESC, method.id DESC
