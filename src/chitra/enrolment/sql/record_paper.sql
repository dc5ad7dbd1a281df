-- Record one paper of a known person.
-- Returns its id, or no row where the same paper was recorded before.
INSERT INTO enrolment_authorisation (
    principal_id, kind, agent_name, agent_match_name, agent_cccd, programme_code, certificate_no, certified_on,
    valid_from, valid_until, at, by
)
VALUES (
    %(person_id)s::bigint, %(kind)s::text, %(agent_name)s::text, %(agent_match_name)s::text, %(agent_cccd)s::text,
    %(programme_code)s::text, %(certificate_no)s::text, %(certified_on)s::date,
    %(valid_from)s::date, %(valid_until)s::date, %(at)s::timestamptz, %(by)s::text
)
ON CONFLICT (principal_id, agent_match_name, certificate_no) DO NOTHING
RETURNING id
