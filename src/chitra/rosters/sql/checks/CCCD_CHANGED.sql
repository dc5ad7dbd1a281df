-- Find rows linked by the issuer's code whose citizen card differs from the one known.
-- Returns findings: the card of the list, and the one known.
SELECT
    roster_id, id AS row_id, 'warn' AS severity, 'cccd' AS field, cccd AS value, known_cccd AS expected
FROM rosters_listed
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND cccd <> '' AND known_cccd <> cccd;
