-- End the rights that claims end, and those that go on with another recipient or quantity: what changes is a new right.
-- Returns nothing. A right that an organisation takes over from another stays the same right, so no month is paid twice.
WITH ended AS (
    SELECT running.id, max(claimed.until_month) AS until_month
    FROM beneficiaries_claimed AS claimed
    JOIN beneficiaries_entitlement AS running
        ON running.subject_id = claimed.subject_id
        AND running.category_code = claimed.category_code
        AND claimed.component IN ('', running.component)
        AND running.until_month IS NULL
    WHERE claimed.until_month IS NOT NULL
    GROUP BY running.id
),
changed AS (
    SELECT DISTINCT ON (running.id)
        running.id,
        coalesce(claimed.recipient_id, claimed.subject_id) AS recipient_id,
        claimed.quantity,
        (coalesce(claimed.recipient_id, claimed.subject_id), claimed.quantity) <> (running.recipient_id, running.quantity)
            AS is_another
    FROM beneficiaries_claimed AS claimed
    JOIN beneficiaries_entitlement AS running
        ON running.subject_id = claimed.subject_id
        AND running.category_code = claimed.category_code
        AND running.component = claimed.component
        AND running.until_month IS NULL
    WHERE claimed.until_month IS NULL
        AND (
            (coalesce(claimed.recipient_id, claimed.subject_id), claimed.quantity) <> (running.recipient_id, running.quantity)
            OR running.organisation_id <> %(organisation_id)s::bigint
        )
    ORDER BY running.id, claimed.quantity DESC
)
UPDATE beneficiaries_entitlement AS right_
SET
    until_month = CASE
        WHEN ended.id IS NOT NULL THEN greatest(ended.until_month, right_.from_month)
        WHEN changed.is_another AND right_.from_month < %(month)s::date THEN %(month)s::date
    END,
    recipient_id = CASE
        WHEN changed.is_another AND right_.from_month >= %(month)s::date THEN changed.recipient_id
        ELSE right_.recipient_id
    END,
    quantity = CASE
        WHEN changed.is_another AND right_.from_month >= %(month)s::date THEN changed.quantity
        ELSE right_.quantity
    END,
    organisation_id = CASE
        WHEN changed.id IS NOT NULL AND NOT changed.is_another THEN %(organisation_id)s::bigint
        ELSE right_.organisation_id
    END
FROM beneficiaries_entitlement AS same
LEFT JOIN ended ON ended.id = same.id
LEFT JOIN changed ON changed.id = same.id
WHERE same.id = right_.id AND (ended.id IS NOT NULL OR changed.id IS NOT NULL);
