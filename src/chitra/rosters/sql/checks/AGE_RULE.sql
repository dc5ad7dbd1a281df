-- Find people of social assistance who reach an age this month at which another rate or group may apply.
-- Returns findings: the age. Decree 20/2021, Art. 5-6: 3, 4, 16, 22, 60, 75 and 80 years.
SELECT
    roster_id, id AS row_id, 'warn' AS severity, 'birth' AS field,
    (extract(YEAR FROM month)::integer - birth_year)::text AS value, '' AS expected
FROM rosters_judged
WHERE roster_id = ANY (%(roster_ids)s::bigint[])
    AND kind = 'monthly'
    AND programme_code = 'btxh'
    AND birth_month = extract(MONTH FROM month)
    AND extract(YEAR FROM month) - birth_year IN (3, 4, 16, 22, 60, 75, 80);
