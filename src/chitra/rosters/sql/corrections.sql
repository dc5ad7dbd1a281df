-- List the corrections of a draft that count: the last of each cell, the last decision about each row.
-- Returns them in the order of the sheet.
SELECT DISTINCT ON (sheet, row_number, cell_column)
    sheet, row_number, deed, cell_column, was, became, reason, at, by
FROM rosters_correction
WHERE draft_id = %(draft_id)s::bigint
    AND (%(row_number)s::integer = 0 OR (sheet = %(sheet)s::text AND row_number = %(row_number)s::integer))
ORDER BY sheet, row_number, cell_column, id DESC;
