-- Record a decision to recover an overpayment from a person.
-- Returns its id, or nothing when this person's decision of that number is recorded already.
INSERT INTO beneficiaries_recoverydecision (person_id, programme_code, decision_no, decision_date, amount_vnd, at, by)
VALUES (
    %(person_id)s::bigint, %(programme_code)s::text, %(decision_no)s::text, %(decision_date)s::date, %(amount_vnd)s::bigint,
    %(at)s::timestamptz, %(by)s::text
)
ON CONFLICT (person_id, decision_no) DO NOTHING
RETURNING id;
