-- List the deaths that a period's lists of decreases report.
-- Returns person, first day of the month of death, and decision.
SELECT person_id, date_trunc('month', event_date)::date, decision_no
FROM rosters_judged
WHERE period_id = %(period_id)s::bigint
    AND kind = 'decrease'
    AND person_id IS NOT NULL
    AND event_date IS NOT NULL
    AND reason ~* '(chết|từ trần|qua đời|đã mất|tử vong)';
