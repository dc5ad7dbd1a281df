-- Record reported deaths, each report once, and keep the earliest month of each person.
-- Returns how many reports are new.
WITH reported AS (
    SELECT DISTINCT ON (told.person_id, told.died_month) told.person_id, told.died_month, told.document
    FROM unnest(%(people)s::bigint[], %(months)s::date[], %(documents)s::text[]) AS told (person_id, died_month, document)
    WHERE NOT EXISTS (
        SELECT
        FROM beneficiaries_deathreport AS known
        WHERE known.person_id = told.person_id AND known.died_month = told.died_month AND known.source = %(source)s::text
    )
),
recorded AS (
    INSERT INTO beneficiaries_deathreport (person_id, died_month, source, document, at, by)
    SELECT person_id, died_month, %(source)s::text, coalesce(document, ''), %(at)s::timestamptz, %(by)s::text
    FROM reported
    RETURNING person_id, died_month
),
earliest AS (
    SELECT person_id, min(died_month) AS died_month FROM recorded GROUP BY person_id
),
noted AS (
    UPDATE beneficiaries_person AS person
    SET died_month = least(person.died_month, earliest.died_month)
    FROM earliest
    WHERE person.id = earliest.person_id AND person.died_month IS DISTINCT FROM least(person.died_month, earliest.died_month)
)
SELECT count(*) FROM recorded;
