-- List the documents of estimates before an id, the latest recorded first.
-- Returns one row a document.
SELECT e.id, o.code, e.programme_code, e.source_code, e.year, e.amount_vnd, e.document_no, e.document_date, e.by
  FROM treasury_estimate AS e
  JOIN territory_organisation AS o ON o.id = e.organisation_id
 WHERE %(after)s::bigint IS NULL OR e.id < %(after)s::bigint
 ORDER BY e.id DESC
 LIMIT %(limit)s::integer;
