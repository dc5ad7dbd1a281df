-- List the drafts that have not ended, the newest first.
-- Returns id, organisation, file, where it belongs, its state, and who changed it when.
SELECT
    draft.id, organisation.code, draft.file_name, draft.programme_code, draft.month, draft.state, draft.changed_at, draft.changed_by
FROM rosters_draft AS draft
JOIN territory_organisation AS organisation ON organisation.id = draft.organisation_id
WHERE draft.ended_at IS NULL
ORDER BY draft.id DESC
LIMIT %(limit)s::integer;
