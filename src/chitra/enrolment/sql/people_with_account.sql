-- Find who is or was paid into an account, at whichever bank.
-- Returns ids of persons.
SELECT DISTINCT method.person_id
FROM enrolment_method AS method
WHERE method.account_no = ANY (%(accounts)s::text[])
ORDER BY 1
LIMIT %(limit)s::integer
