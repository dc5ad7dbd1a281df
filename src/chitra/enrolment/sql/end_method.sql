-- End the method of a person and programme, for another takes its place.
-- Returns its channel and account, or no row where there was none.
UPDATE enrolment_method AS former
SET valid_until = greatest(%(on)s::date, former.valid_from), reason = %(reason)s::text
WHERE
    former.person_id = %(person_id)s::bigint
    AND former.programme_code = %(programme_code)s::text
    AND former.valid_until IS NULL
RETURNING former.channel, former.account_no
