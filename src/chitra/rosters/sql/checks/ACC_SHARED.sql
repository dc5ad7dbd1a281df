-- Find accounts that people of several names have as their own: no agent is named, and nothing says that they belong together.
-- Returns findings: the account, and who names it.
WITH named AS (
    SELECT
        roster_id, id, account_no,
        string_agg(full_name || ' (' || row_number || ')', ', ') OVER same_account AS holders,
        min(match_name) OVER same_account <> max(match_name) OVER same_account AS is_of_several
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND account_no <> '' AND proxy_name = '' AND kind = 'monthly'
    WINDOW same_account AS (PARTITION BY account_no, bin)
)
SELECT roster_id, id AS row_id, 'block' AS severity, 'account_no' AS field, account_no AS value, left(holders, 200) AS expected
FROM named
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND is_of_several;
