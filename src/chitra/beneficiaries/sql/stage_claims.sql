-- Make the session's tables between a freeze and the rights it pays, or empty them: what is claimed, and what was enacted.
-- Returns nothing. A claim with `until_month` ends a right; an empty component ends every one of that category.
CREATE TEMPORARY TABLE IF NOT EXISTS beneficiaries_claimed (
    subject_id bigint,
    recipient_id bigint,
    category_code text,
    component text,
    quantity smallint,
    decision_no text,
    decision_date date,
    from_month date,
    until_month date
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS beneficiaries_enacted (
    subject_id bigint,
    category_code text,
    component text,
    entitlement_id bigint
) ON COMMIT DELETE ROWS;
DELETE FROM beneficiaries_claimed;
DELETE FROM beneficiaries_enacted;
