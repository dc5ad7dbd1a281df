-- Make the session's table of papers that are handed in, or empty it.
-- Returns nothing.
CREATE TEMPORARY TABLE IF NOT EXISTS enrolment_handed_in (
    line integer,
    kind text,
    principal_cccd text,
    principal_code text,
    principal_match_name text,
    agent_name text,
    agent_match_name text,
    agent_cccd text,
    programme_code text,
    certificate_no text,
    certified_on date,
    valid_from date,
    valid_until date
) ON COMMIT DELETE ROWS;
DELETE FROM enrolment_handed_in;
