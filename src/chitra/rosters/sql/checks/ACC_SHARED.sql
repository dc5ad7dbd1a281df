-- Find accounts that several people name as their own: no agent is named, and nothing says that they belong together.
-- Returns findings: the account, and who else names it.
WITH named AS (
    SELECT roster_id, id, person_id, account_no, bin, full_name, row_number
    FROM rosters_judged
    WHERE period_id = %(period_id)s::bigint AND account_no <> '' AND proxy_name = '' AND kind = 'monthly'
)
SELECT
    mine.roster_id, mine.id AS row_id, 'block' AS severity, 'account_no' AS field, mine.account_no AS value,
    min(other.full_name || ' (' || other.row_number || ')') AS expected
FROM named AS mine
JOIN named AS other
    ON other.account_no = mine.account_no AND other.bin = mine.bin AND other.person_id <> mine.person_id
WHERE mine.roster_id = ANY (%(roster_ids)s::bigint[])
GROUP BY mine.roster_id, mine.id, mine.account_no;
