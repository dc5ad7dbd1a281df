-- Find accounts whose bank is not named, not known, or could be more than one.
-- Returns findings: what the list says of the bank.
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'bank_text' AS field, bank_text AS value, '' AS expected
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND account_no <> '' AND bin = '';
