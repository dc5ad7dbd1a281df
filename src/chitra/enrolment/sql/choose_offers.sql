-- Choose the offered accounts that become methods: a person's own, or an agent's or guardian's who is authorised on the day.
-- Returns nothing; fills enrolment_adopted. What a provider reported closed, what is the method already, and what has no bank
-- is left out; so is an account where the person's lists offer several.
INSERT INTO enrolment_adopted (
    person_id, bin, account_no, holder_name, holder_match_name, holder_relation, authorisation_id
)
WITH offered AS (
    SELECT
        person_id, min(full_name) AS full_name, min(match_name) AS match_name, min(bin) AS bin, min(account_no) AS account_no,
        min(proxy_name) AS proxy_name, min(proxy_match_name) AS proxy_match_name
    FROM enrolment_offered
    WHERE account_no <> '' AND bin <> ''
    GROUP BY person_id
    HAVING count(DISTINCT (bin, account_no, proxy_match_name)) = 1
)
SELECT
    offered.person_id, offered.bin, offered.account_no, coalesce(paper.agent_name, offered.full_name),
    coalesce(paper.agent_match_name, offered.match_name), coalesce(paper.kind, 'self'), paper.id
FROM offered
LEFT JOIN LATERAL (
    SELECT authorisation.id, authorisation.kind, authorisation.agent_name, authorisation.agent_match_name
    FROM enrolment_authorisation AS authorisation
    WHERE offered.proxy_name <> ''
        AND authorisation.principal_id = offered.person_id
        AND authorisation.agent_match_name = offered.proxy_match_name
        AND authorisation.programme_code IN ('', %(programme_code)s::text)
        AND daterange(authorisation.valid_from, least(authorisation.valid_until, authorisation.revoked_on)) @> %(on)s::date
    ORDER BY authorisation.kind DESC, authorisation.id
    LIMIT 1
) AS paper ON true
WHERE (offered.proxy_name = '' OR paper.id IS NOT NULL)
    AND NOT EXISTS (
        SELECT
        FROM enrolment_method AS known
        WHERE known.person_id = offered.person_id
            AND known.programme_code = %(programme_code)s::text
            AND known.bin = offered.bin
            AND known.account_no = offered.account_no
            AND (
                known.standing = 'closed'
                OR (
                    known.valid_until IS NULL
                    AND known.holder_match_name = coalesce(paper.agent_match_name, offered.match_name)
                    AND known.authorisation_id IS NOT DISTINCT FROM paper.id
                )
            )
    );
