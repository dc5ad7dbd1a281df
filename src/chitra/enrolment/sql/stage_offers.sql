-- Make the session's table of ways to pay that lists offer, or empty it.
-- Returns nothing.
CREATE TEMPORARY TABLE IF NOT EXISTS enrolment_offered (
    person_id bigint,
    full_name text,
    match_name text,
    bin text,
    account_no text,
    proxy_name text,
    proxy_match_name text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS enrolment_adopted (
    person_id bigint,
    bin text,
    account_no text,
    holder_name text,
    holder_match_name text,
    holder_relation text,
    authorisation_id bigint
) ON COMMIT DELETE ROWS;
DELETE FROM enrolment_offered;
DELETE FROM enrolment_adopted;
