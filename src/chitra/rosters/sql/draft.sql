-- Find a draft.
-- Returns one row: id, organisation, file, where it belongs, what was decided, and when.
SELECT
    draft.id, organisation.code, organisation.name, draft.original_id, draft.file_name, draft.programme_code, draft.month,
    draft.kind, draft.state, draft.outline, draft.choice, draft.summary, draft.begun_at, draft.begun_by, draft.changed_at,
    draft.changed_by, draft.checked_at
FROM rosters_draft AS draft
JOIN territory_organisation AS organisation ON organisation.id = draft.organisation_id
WHERE draft.id = %(draft_id)s::bigint;
