-- Count the rows of lists as they stand after the rules have spoken: a row that a rule holds counts as held.
-- Returns one row for all of them: accepted, held, refused, ignored, people (each once), amount of those that pay. The lists that
-- they replace point at them.
WITH stood AS MATERIALIZED (
    SELECT
        stored.roster_id, stored.person_id, stored.total_vnd,
        CASE
            WHEN stored.outcome = 'accepted' AND stored.id IN (
                SELECT found.row_id
                FROM rosters_finding AS found
                WHERE found.roster_id = ANY (%(roster_ids)s::bigint[]) AND found.row_id IS NOT NULL AND found.holds <> ''
            )
                THEN 'held'
            ELSE stored.outcome
        END AS outcome
    FROM rosters_row AS stored
    WHERE stored.roster_id = ANY (%(roster_ids)s::bigint[])
),
counted AS (
    SELECT
        roster_id,
        count(*) FILTER (WHERE outcome = 'accepted') AS accepted_count,
        count(*) FILTER (WHERE outcome = 'held') AS held_count,
        count(*) FILTER (WHERE outcome = 'refused') AS refused_count,
        count(*) FILTER (WHERE outcome = 'ignored') AS ignored_count,
        count(DISTINCT person_id) FILTER (WHERE outcome IN ('accepted', 'held')) AS people_count,
        coalesce(sum(total_vnd) FILTER (WHERE outcome IN ('accepted', 'held')), 0) AS amount_vnd
    FROM stood
    GROUP BY roster_id
),
succeeded AS (
    UPDATE rosters_roster AS old
    SET replaced_by_id = new.id
    FROM rosters_roster AS new
    WHERE old.id = ANY (%(replaced_ids)s::bigint[])
        AND new.id = ANY (%(roster_ids)s::bigint[])
        AND new.list_key = old.list_key AND new.kind = old.kind
),
noted AS (
    UPDATE rosters_roster AS roster
    SET
        accepted_count = counted.accepted_count, held_count = counted.held_count, refused_count = counted.refused_count,
        ignored_count = counted.ignored_count, people_count = counted.people_count, amount_vnd = counted.amount_vnd
    FROM counted
    WHERE roster.id = counted.roster_id
    RETURNING
        roster.kind, roster.accepted_count, roster.held_count, roster.refused_count, roster.ignored_count, roster.amount_vnd
)
SELECT
    coalesce(sum(accepted_count), 0), coalesce(sum(held_count), 0), coalesce(sum(refused_count), 0),
    coalesce(sum(ignored_count), 0),
    (SELECT count(DISTINCT person_id) FROM stood WHERE outcome IN ('accepted', 'held')),
    coalesce(sum(amount_vnd) FILTER (WHERE kind NOT IN ('increase', 'decrease', 'adjustment')), 0)::bigint
FROM noted;
