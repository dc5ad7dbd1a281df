-- Recall what an office confirmed of headers.
-- Returns fingerprint, the columns, who confirmed them and when.
SELECT layout.fingerprint, layout.columns, layout.by, layout.at
FROM rosters_layout AS layout
JOIN rosters_draft AS draft ON draft.organisation_id = layout.organisation_id
WHERE draft.id = %(draft_id)s::bigint AND layout.fingerprint = ANY (%(fingerprints)s::text[]);
