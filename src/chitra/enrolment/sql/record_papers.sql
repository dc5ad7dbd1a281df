-- Record the papers handed in, of people known by card or code whose name agrees.
-- Returns each line with what became of it: recorded, known (handed in before) or nobody (no such person).
WITH met AS (
    SELECT handed_in.*, coalesce(holder.id, coded.id) AS principal_id
    FROM enrolment_handed_in AS handed_in
    LEFT JOIN beneficiaries_person AS holder
        ON holder.cccd = handed_in.principal_cccd
        AND holder.merged_into_id IS NULL
        AND holder.match_name = handed_in.principal_match_name
    LEFT JOIN LATERAL (
        SELECT person.id
        FROM beneficiaries_sourcecode AS code
        JOIN beneficiaries_person AS person ON person.id = code.person_id
        WHERE code.code = handed_in.principal_code
            AND code.issuer = ANY (%(issuers)s::text[])
            AND person.match_name = handed_in.principal_match_name
        LIMIT 1
    ) AS coded ON true
),
recorded AS (
    INSERT INTO enrolment_authorisation (
        principal_id, kind, agent_name, agent_match_name, agent_cccd, programme_code, certificate_no, certified_on,
        valid_from, valid_until, at, by
    )
    SELECT
        principal_id, kind, agent_name, agent_match_name, agent_cccd, programme_code, certificate_no, certified_on,
        valid_from, valid_until, %(at)s::timestamptz, %(by)s::text
    FROM met
    WHERE principal_id IS NOT NULL
    ON CONFLICT (principal_id, agent_match_name, certificate_no) DO NOTHING
    RETURNING principal_id, agent_match_name, certificate_no
)
SELECT
    met.line,
    CASE
        WHEN met.principal_id IS NULL THEN 'nobody'
        WHEN recorded.principal_id IS NULL THEN 'known'
        ELSE 'recorded'
    END
FROM met
LEFT JOIN recorded USING (principal_id, agent_match_name, certificate_no)
ORDER BY met.line;
