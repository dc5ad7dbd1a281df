-- Begin a registered method: claimed, until a provider has paid into it.
-- Returns its id.
INSERT INTO enrolment_method (
    person_id, programme_code, channel, bin, account_no, holder_name, holder_match_name, holder_relation, authorisation_id,
    standing, source, reason, valid_from, at, by
)
VALUES (
    %(person_id)s::bigint, %(programme_code)s::text, %(channel)s::text, %(bin)s::text, %(account_no)s::text,
    %(holder_name)s::text, %(holder_match_name)s::text, %(holder_relation)s::text, %(authorisation_id)s::bigint,
    'claimed', 'registration', %(begin_reason)s::text, %(on)s::date, %(at)s::timestamptz, %(by)s::text
)
RETURNING id
