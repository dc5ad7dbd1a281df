-- Find people paid for the same month in another commune or by another organisation too: a move that the former place has not
-- ended. Both are held until one of them is.
-- Returns findings: the person's number, and the other organisation and commune.
WITH paid AS MATERIALIZED (
    SELECT
        roster_id, id, person_id, category_code, organisation_code, unit_code,
        coalesce(nullif(cccd, ''), source_code) AS number
    FROM rosters_listed
    WHERE roster_id = ANY (%(roster_ids)s::bigint[]) AND kind = 'monthly' AND person_id IS NOT NULL
),
-- Of the lists at hand only those who stand in two communes are compared, by one grouping.
in_two AS (
    SELECT person_id, category_code
    FROM paid
    GROUP BY person_id, category_code
    HAVING min(unit_code) <> max(unit_code)
),
beside AS (
    SELECT other.id
    FROM ledger_period AS this
    JOIN ledger_period AS other
        ON other.month = this.month AND other.programme_code = this.programme_code AND other.id <> this.id
    WHERE this.id = %(period_id)s::bigint
),
-- Of other lists only this month's rows of the same person are looked into, person by person: few have any, and a merge would
-- read the lists of the whole country.
elsewhere AS MATERIALIZED (
    SELECT paid.id AS paid_id, found.id
    FROM paid
    CROSS JOIN LATERAL (
        SELECT stored.id
        FROM rosters_row AS stored
        WHERE stored.person_id = paid.person_id
            AND stored.category_code = paid.category_code
            AND stored.period_id = ANY (ARRAY(SELECT beside.id FROM beside))
        OFFSET 0
    ) AS found
),
met AS (
    SELECT mine.id, other.organisation_code, other.unit_code
    FROM in_two
    JOIN paid AS mine ON mine.person_id = in_two.person_id AND mine.category_code = in_two.category_code
    JOIN paid AS other
        ON other.person_id = mine.person_id
        AND other.category_code = mine.category_code
        AND other.unit_code <> mine.unit_code
    UNION ALL
    SELECT elsewhere.paid_id, other.organisation_code, other.unit_code
    FROM elsewhere
    JOIN rosters_judged AS other ON other.id = elsewhere.id AND other.kind = 'monthly'
)
SELECT
    paid.roster_id, paid.id AS row_id, 'block' AS severity, 'cccd' AS field, paid.number AS value,
    min(met.organisation_code || ' ' || met.unit_code) AS expected
FROM met
JOIN paid ON paid.id = met.id
GROUP BY paid.roster_id, paid.id, paid.number;
