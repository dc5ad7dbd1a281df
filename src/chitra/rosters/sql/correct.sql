-- Write corrections of a draft down.
-- Returns nothing.
INSERT INTO rosters_correction (
    draft_id, organisation_id, sheet, row_number, deed, cell_column, was, became, reason, at, by
)
SELECT
    draft.id, draft.organisation_id, said.sheet, said.row_number, said.deed, said.cell_column, said.was, said.became,
    %(reason)s::text, %(at)s::timestamptz, %(by)s::text
FROM rosters_draft AS draft
CROSS JOIN unnest(
    %(sheets)s::text[], %(rows)s::integer[], %(deeds)s::text[], %(letters)s::text[], %(was)s::text[], %(became)s::text[]
) AS said (sheet, row_number, deed, cell_column, was, became)
WHERE draft.id = %(draft_id)s::bigint;
