-- Begin a draft of an import.
-- Returns its id.
INSERT INTO rosters_draft (
    organisation_id, original_id, file_name, programme_code, month, kind, state, outline, choice, summary,
    begun_at, begun_by, changed_at, changed_by
)
VALUES (
    %(organisation_id)s::bigint, %(sha256)s::text, %(file_name)s::text, %(programme)s::text, %(month)s::date, %(kind)s::text,
    'sheets', %(outline)s::jsonb, %(choice)s::jsonb, '{}'::jsonb,
    %(at)s::timestamptz, %(by)s::text, %(at)s::timestamptz, %(by)s::text
)
RETURNING id;
