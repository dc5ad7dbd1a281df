-- Count a period's findings, those of current lists only.
-- Returns code, severity and count.
SELECT found.code, found.severity, count(*)
FROM rosters_finding AS found
LEFT JOIN rosters_roster AS roster ON roster.id = found.roster_id
WHERE found.period_id = %(period_id)s::bigint AND roster.is_current IS NOT FALSE
GROUP BY found.code, found.severity
ORDER BY found.code, found.severity;
