-- Let a draft go on where an earlier one of the same file ended: its decisions and the corrections that counted.
-- Returns nothing.
WITH decided AS (
    UPDATE rosters_draft AS draft
    SET choice = before.choice, state = 'check'
    FROM rosters_draft AS before
    WHERE draft.id = %(draft_id)s::bigint AND before.id = %(before_id)s::bigint
    RETURNING draft.id, draft.organisation_id
),
counted AS (
    SELECT DISTINCT ON (sheet, row_number, cell_column)
        sheet, row_number, deed, cell_column, was, became, reason, at, by
    FROM rosters_correction
    WHERE draft_id = %(before_id)s::bigint
    ORDER BY sheet, row_number, cell_column, id DESC
)
INSERT INTO rosters_correction (draft_id, organisation_id, sheet, row_number, deed, cell_column, was, became, reason, at, by)
SELECT decided.id, decided.organisation_id, counted.*
FROM decided
CROSS JOIN counted;
