-- Find rows whose agent or guardian has papers, none of which is valid at any day of the month.
-- Returns findings: the agent, and until when the last paper was valid.
SELECT
    judged.roster_id, judged.id AS row_id, 'block' AS severity, 'proxy_name' AS field, judged.proxy_name AS value,
    to_char(max(least(paper.revoked_on, paper.valid_until)), 'DD/MM/YYYY') AS expected
FROM rosters_listed AS judged
JOIN enrolment_authorisation AS paper
    ON paper.principal_id = judged.person_id
    AND paper.agent_match_name = judged.proxy_match_name
    AND paper.programme_code IN ('', judged.programme_code)
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.proxy_name <> ''
GROUP BY judged.roster_id, judged.id, judged.proxy_name, judged.month
HAVING NOT bool_or(
    daterange(paper.valid_from, least(paper.revoked_on, paper.valid_until))
    && daterange(judged.month, (judged.month + interval '1 month')::date)
);
