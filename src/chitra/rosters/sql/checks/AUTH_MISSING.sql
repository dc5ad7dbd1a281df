-- Find rows that pay into an account through an agent or guardian of whom no paper is recorded.
-- Returns findings: the agent.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'proxy_name' AS field, judged.proxy_name AS value,
    '' AS expected
FROM rosters_listed AS judged
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[])
    AND judged.proxy_name <> ''
    AND judged.account_no <> ''
    AND NOT EXISTS (
        SELECT
        FROM enrolment_authorisation AS paper
        WHERE paper.principal_id = judged.person_id
            AND paper.agent_match_name = judged.proxy_match_name
            AND paper.programme_code IN ('', judged.programme_code)
    );
