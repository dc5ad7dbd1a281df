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
    -- Person by person, by the index: a join may be led through the rights of the whole country.
    CROSS JOIN LATERAL (
        SELECT mine.id, mine.recipient_id, mine.quantity, mine.organisation_id
        FROM beneficiaries_entitlement AS mine
        WHERE mine.subject_id = claimed.subject_id
            AND mine.category_code = claimed.category_code
            AND mine.component = claimed.component
            AND mine.until_month IS NULL
        OFFSET 0
    ) AS running
    WHERE claimed.until_month IS NULL
        AND (
            (coalesce(claimed.recipient_id, claimed.subject_id), claimed.quantity) <> (running.recipient_id, running.quantity)
            OR running.organisation_id <> %(organisation_id)s::bigint
        )
    ORDER BY running.id, claimed.quantity DESC
),
touched AS (
    SELECT
        coalesce(ended.id, changed.id) AS id, ended.id IS NOT NULL AS is_ended, ended.until_month, changed.id IS NOT NULL AS is_changed,
        coalesce(changed.is_another, false) AS is_another, changed.recipient_id, changed.quantity
    FROM ended
    FULL JOIN changed ON changed.id = ended.id
)
UPDATE beneficiaries_entitlement AS right_
SET
    until_month = CASE
        WHEN touched.is_ended THEN greatest(touched.until_month, right_.from_month)
        WHEN touched.is_another AND right_.from_month < %(month)s::date THEN %(month)s::date
    END,
    recipient_id = CASE
        WHEN touched.is_another AND right_.from_month >= %(month)s::date THEN touched.recipient_id
        ELSE right_.recipient_id
    END,
    quantity = CASE
        WHEN touched.is_another AND right_.from_month >= %(month)s::date THEN touched.quantity
        ELSE right_.quantity
    END,
    organisation_id = CASE
        WHEN touched.is_changed AND NOT touched.is_another THEN %(organisation_id)s::bigint
        ELSE right_.organisation_id
    END
FROM touched
WHERE touched.id = right_.id;
