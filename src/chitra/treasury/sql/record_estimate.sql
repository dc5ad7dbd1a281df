-- Record an estimate, or a document that changes one.
-- Returns one row: its id.
INSERT INTO treasury_estimate
       (organisation_id, programme_code, source_code, year, amount_vnd, document_no, document_date, at, by)
VALUES (%(organisation_id)s::bigint, %(programme_code)s::text, %(source_code)s::text, %(year)s::smallint, %(amount_vnd)s::bigint,
        %(document_no)s::text, %(document_date)s::date, %(at)s::timestamptz, %(by)s::text)
RETURNING id;
