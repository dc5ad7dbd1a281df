-- Open the rights that are claimed and do not run yet; what is paid once begins and ends with its month.
-- Returns nothing.
INSERT INTO beneficiaries_entitlement (
    subject_id, recipient_id, programme_code, category_code, component, quantity, organisation_id, decision_no, decision_date,
    from_month, until_month
)
SELECT DISTINCT ON (claimed.subject_id, claimed.category_code, claimed.component)
    claimed.subject_id, coalesce(claimed.recipient_id, claimed.subject_id), %(programme_code)s::text, claimed.category_code,
    claimed.component, claimed.quantity, %(organisation_id)s::bigint, coalesce(claimed.decision_no, ''), claimed.decision_date,
    CASE WHEN paid.is_once THEN %(month)s::date ELSE coalesce(claimed.from_month, %(month)s::date) END,
    CASE WHEN paid.is_once THEN (%(month)s::date + interval '1 month')::date END
FROM beneficiaries_claimed AS claimed
CROSS JOIN LATERAL (
    SELECT claimed.component NOT IN ('allowance', 'supplement', 'caregiver') AS is_once
) AS paid
WHERE claimed.until_month IS NULL
    AND NOT EXISTS (
        SELECT
        FROM beneficiaries_entitlement AS running
        WHERE running.subject_id = claimed.subject_id
            AND running.category_code = claimed.category_code
            AND running.component = claimed.component
            AND (running.until_month IS NULL OR (paid.is_once AND running.from_month = %(month)s::date))
    )
ORDER BY claimed.subject_id, claimed.category_code, claimed.component, claimed.quantity DESC;
