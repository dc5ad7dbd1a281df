-- List what was recorded of a person: deaths, decisions to recover, merges and their undoing.
-- Returns one row a record: kind, when, by whom, month, source, document, đồng, the other person.
SELECT 'death' AS kind, death.at, death.by, death.died_month, death.source, death.document, NULL::bigint, NULL::bigint
FROM beneficiaries_deathreport AS death
WHERE death.person_id = %(person_id)s::bigint
UNION ALL
SELECT
    'recovery', decision.at, decision.by, NULL, decision.programme_code,
    decision.decision_no || ', ' || to_char(decision.decision_date, 'DD/MM/YYYY'), decision.amount_vnd, NULL
FROM beneficiaries_recoverydecision AS decision
WHERE decision.person_id = %(person_id)s::bigint
UNION ALL
SELECT
    CASE WHEN merge.undoes_id IS NULL THEN 'merge' ELSE 'unmerge' END, merge.at, merge.by, NULL, '', merge.reason, NULL,
    CASE merge.kept_id WHEN %(person_id)s::bigint THEN merge.merged_id ELSE merge.kept_id END
FROM beneficiaries_merge AS merge
WHERE merge.kept_id = %(person_id)s::bigint OR merge.merged_id = %(person_id)s::bigint
ORDER BY 2
