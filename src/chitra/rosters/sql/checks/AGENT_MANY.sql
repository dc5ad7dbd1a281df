-- Find agents who receive for many people: more than 3 is to be looked at, more than 10 is held.
-- Returns findings: the agent, and for how many people.
WITH numbered AS (
    SELECT
        roster_id, id, proxy_name, proxy_match_name, proxy_cccd,
        dense_rank() OVER (PARTITION BY proxy_match_name, proxy_cccd ORDER BY person_id) AS place
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind = 'monthly' AND proxy_match_name <> ''
),
received AS (
    SELECT *, max(place) OVER (PARTITION BY proxy_match_name, proxy_cccd) AS people_count
    FROM numbered
)
SELECT
    roster_id, id AS row_id, CASE WHEN people_count > 10 THEN 'block' ELSE 'warn' END AS severity, 'proxy_name' AS field,
    proxy_name AS value, people_count::text AS expected
FROM received
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND people_count > 3;
