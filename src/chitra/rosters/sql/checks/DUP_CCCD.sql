-- Find rows of paying lists with one citizen card under two names or of two people (all of them), or one person paid one category twice in
-- one commune (the later).
-- Returns findings: the number, and the rows it stands in.
WITH paying AS (
    SELECT
        roster_id, id, cccd, source_code, match_name,
        row_number() OVER same_right AS place,
        string_agg(full_name || ' (' || row_number || ')', ', ') OVER (PARTITION BY cccd) AS with_card,
        string_agg(full_name || ' (' || row_number || ')', ', ') OVER (PARTITION BY person_id, category_code, unit_code) AS with_right,
        (min(match_name) OVER (PARTITION BY cccd), min(person_id) OVER (PARTITION BY cccd))
            <> (max(match_name) OVER (PARTITION BY cccd), max(person_id) OVER (PARTITION BY cccd)) AS is_of_several
    FROM rosters_listed
    WHERE roster_id = ANY (%(peer_ids)s::bigint[]) AND kind IN ('monthly', 'opening')
    WINDOW same_right AS (PARTITION BY person_id, category_code, unit_code ORDER BY id)
)
SELECT
    roster_id, id AS row_id, 'block' AS severity, 'cccd' AS field, coalesce(nullif(cccd, ''), source_code) AS value,
    left(CASE WHEN is_of_several AND cccd <> '' THEN with_card ELSE with_right END, 200) AS expected
FROM paying
WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND ((is_of_several AND cccd <> '') OR place > 1);
