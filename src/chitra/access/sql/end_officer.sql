-- Let an officer leave on a day: their time in office, their mandates, and what they delegated.
-- Returns one row: whether they were still there, and the ids of the mandates that ended.
WITH left_office AS (
    UPDATE access_officer AS officer
    SET active_until = %(until)s::date
    WHERE
        officer.username = %(username)s::text
        AND (officer.active_until IS NULL OR officer.active_until > %(until)s::date)
    RETURNING officer.id
), ended AS (
    UPDATE access_mandate AS mandate
    SET valid_until = greatest(%(until)s::date, mandate.valid_from)
    FROM left_office
    WHERE
        (
            mandate.officer_id = left_office.id
            OR mandate.delegates_id IN (SELECT own.id FROM access_mandate AS own WHERE own.officer_id = left_office.id)
        )
        AND (mandate.valid_until IS NULL OR mandate.valid_until > greatest(%(until)s::date, mandate.valid_from))
    RETURNING mandate.id
)
SELECT
    EXISTS (SELECT FROM left_office),
    (SELECT coalesce(array_agg(ended.id ORDER BY ended.id), '{}') FROM ended);
