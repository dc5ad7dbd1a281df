-- Bring in the papers that are handed in.
-- Returns nothing.
COPY enrolment_handed_in (
    line, kind, principal_cccd, principal_code, principal_match_name, agent_name, agent_match_name, agent_cccd,
    programme_code, certificate_no, certified_on, valid_from, valid_until
) FROM STDIN
