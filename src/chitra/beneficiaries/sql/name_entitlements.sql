-- Name the right behind each claim: the running one, or the one of this month for what is paid once.
-- Returns nothing; fills beneficiaries_enacted.
INSERT INTO beneficiaries_enacted (subject_id, category_code, component, entitlement_id)
SELECT DISTINCT ON (claimed.subject_id, claimed.category_code, claimed.component)
    claimed.subject_id, claimed.category_code, claimed.component, running.id
FROM beneficiaries_claimed AS claimed
JOIN beneficiaries_entitlement AS running
    ON running.subject_id = claimed.subject_id
    AND running.category_code = claimed.category_code
    AND running.component = claimed.component
    AND (running.until_month IS NULL OR running.from_month = %(month)s::date)
WHERE claimed.until_month IS NULL
ORDER BY claimed.subject_id, claimed.category_code, claimed.component, running.until_month NULLS FIRST;
