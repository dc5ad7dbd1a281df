-- Begin the adopted accounts as claimed methods: nobody has verified them yet.
-- Returns nothing.
INSERT INTO enrolment_method (
    person_id, programme_code, channel, bin, account_no, holder_name, holder_match_name, holder_relation, authorisation_id,
    standing, source, reason, valid_from, at, by
)
SELECT
    person_id, %(programme_code)s::text, 'bank', bin, account_no, holder_name, holder_match_name, holder_relation,
    authorisation_id, 'claimed', 'list', '', %(on)s::date, %(at)s::timestamptz, %(by)s::text
FROM enrolment_adopted;
