-- Give a page of a list's rows, by Excel's numbers; an empty outcome means all.
-- Returns at most `limit` rows after the given number.
SELECT
    stored.id, stored.row_number, stored.row_kind,
    CASE
        WHEN excluded.row_id IS NOT NULL THEN 'excluded'
        WHEN stored.outcome = 'accepted' AND held.row_id IS NOT NULL THEN 'held'
        ELSE stored.outcome
    END,
    stored.full_name, stored.unit_code, stored.cccd, stored.account_no, stored.category_code, coalesce(stored.total_vnd, 0),
    stored.raw
FROM rosters_row AS stored
LEFT JOIN rosters_exclusion AS excluded ON excluded.row_id = stored.id
LEFT JOIN LATERAL (
    SELECT found.row_id FROM rosters_finding AS found WHERE found.row_id = stored.id AND found.holds <> '' LIMIT 1
) AS held ON true
WHERE stored.roster_id = %(roster_id)s::bigint
    AND stored.row_number > %(after)s::integer
    AND (
        %(outcome)s::text = ''
        OR CASE
            WHEN excluded.row_id IS NOT NULL THEN 'excluded'
            WHEN stored.outcome = 'accepted' AND held.row_id IS NOT NULL THEN 'held'
            ELSE stored.outcome
        END = %(outcome)s::text
    )
ORDER BY stored.row_number
LIMIT %(limit)s::integer;
