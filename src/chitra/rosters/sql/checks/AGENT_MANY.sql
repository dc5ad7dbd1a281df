-- Find agents who receive for many people: more than 3 is to be looked at, more than 10 is held.
-- Returns findings: the agent, and for how many people.
WITH received AS (
    SELECT
        proxy_match_name, proxy_cccd, count(DISTINCT person_id) AS people_count
    FROM rosters_judged
    WHERE period_id = %(period_id)s::bigint AND proxy_match_name <> '' AND kind = 'monthly'
    GROUP BY proxy_match_name, proxy_cccd
    HAVING count(DISTINCT person_id) > 3
)
SELECT
    judged.roster_id, judged.id AS row_id,
    CASE WHEN received.people_count > 10 THEN 'block' ELSE 'warn' END AS severity,
    'proxy_name' AS field, judged.proxy_name AS value, received.people_count::text AS expected
FROM rosters_judged AS judged
JOIN received
    ON received.proxy_match_name = judged.proxy_match_name AND received.proxy_cccd = judged.proxy_cccd
WHERE judged.roster_id = ANY (%(roster_ids)s::bigint[]) AND judged.kind = 'monthly';
