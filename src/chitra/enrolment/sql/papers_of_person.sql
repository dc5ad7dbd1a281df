-- List the guardianships and authorisations of a person, those in force first.
-- Returns one row a paper.
SELECT
    paper.id, paper.kind, paper.agent_name, paper.agent_match_name, paper.agent_cccd, paper.programme_code,
    paper.certificate_no, paper.certified_on, paper.valid_from, least(paper.valid_until, paper.revoked_on), paper.revoked_on,
    paper.at, paper.by
FROM enrolment_authorisation AS paper
WHERE paper.principal_id = %(person_id)s::bigint
ORDER BY paper.valid_until DESC NULLS FIRST, paper.id DESC
