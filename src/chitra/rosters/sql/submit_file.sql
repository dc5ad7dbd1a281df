-- Note that a file was handed in for a period, and take the lists that it replaces out of use.
-- Returns the submission's id: the earlier one if these bytes were handed in before.
WITH retired AS (
    UPDATE rosters_roster
    SET is_current = false
    WHERE id = ANY (%(replaced_ids)s::bigint[]) AND is_current AND frozen_at IS NULL
)
INSERT INTO rosters_submission (period_id, organisation_id, original_id, file_name, at, by)
VALUES (
    %(period_id)s::bigint, %(organisation_id)s::bigint, %(sha256)s::text, %(file_name)s::text,
    %(at)s::timestamptz, %(by)s::text
)
ON CONFLICT (period_id, original_id) DO UPDATE SET file_name = rosters_submission.file_name
RETURNING id;
