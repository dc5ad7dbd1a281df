-- Name rows: for a decision about many of them.
-- Returns id, sheet, number, name, commune, amount.
SELECT stored.id, roster.sheet, stored.row_number, stored.full_name, stored.unit_code, coalesce(stored.total_vnd, 0)
FROM rosters_row AS stored
JOIN rosters_roster AS roster ON roster.id = stored.roster_id
WHERE stored.id = ANY (%(row_ids)s::bigint[]) AND stored.period_id = %(period_id)s::bigint
ORDER BY roster.id, stored.row_number;
