-- End the methods that adopted accounts take the place of.
-- Returns nothing.
UPDATE enrolment_method AS former
SET valid_until = greatest(%(on)s::date, former.valid_from), reason = 'list'
FROM enrolment_adopted AS adopted
WHERE former.person_id = adopted.person_id
    AND former.programme_code = %(programme_code)s::text
    AND former.valid_until IS NULL;
