-- Find accounts that people of several names have as their own: no agent is named, and nothing says that they belong together.
-- Returns findings: the account, and who names it.
WITH own AS NOT MATERIALIZED (
    SELECT roster_id, id, row_number, full_name, match_name, account_no, bin
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND account_no <> '' AND proxy_name = '' AND kind = 'monthly'
),
-- Few accounts are shared: the names are put together for those alone.
shared AS MATERIALIZED (
    SELECT account_no, bin
    FROM own
    GROUP BY account_no, bin
    HAVING min(match_name) <> max(match_name)
),
named AS (
    SELECT
        own.roster_id, own.id, own.account_no,
        string_agg(own.full_name || ' (' || own.row_number || ')', ', ') OVER (
            PARTITION BY own.account_no, own.bin ORDER BY own.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS holders
    FROM own
    JOIN shared ON shared.account_no = own.account_no AND shared.bin = own.bin
)
SELECT roster_id, id AS row_id, 'block' AS severity, 'account_no' AS field, account_no AS value, left(holders, 200) AS expected
FROM named
WHERE roster_id = ANY (%(roster_ids)s::bigint[]);
