-- List the rights of which a person is the subject or the recipient.
-- Returns one row a right, the latest first.
SELECT
    entitlement.id, subject.id, subject.full_name, recipient.id, recipient.full_name,
    entitlement.programme_code, entitlement.category_code, coalesce(category.name, entitlement.category_code),
    entitlement.component, entitlement.quantity, organisation.code,
    entitlement.decision_no, entitlement.decision_date, entitlement.from_month, entitlement.until_month
FROM (
    SELECT own.* FROM beneficiaries_entitlement AS own WHERE own.subject_id = %(person_id)s::bigint
    UNION
    SELECT another.* FROM beneficiaries_entitlement AS another WHERE another.recipient_id = %(person_id)s::bigint
) AS entitlement
JOIN beneficiaries_person AS subject ON subject.id = entitlement.subject_id
JOIN beneficiaries_person AS recipient ON recipient.id = entitlement.recipient_id
JOIN territory_organisation AS organisation ON organisation.id = entitlement.organisation_id
LEFT JOIN programmes_category AS category ON category.code = entitlement.category_code
ORDER BY entitlement.until_month IS NOT NULL, entitlement.from_month DESC, entitlement.id DESC
