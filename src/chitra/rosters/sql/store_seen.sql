-- Keep what a check of a draft saw: rows, findings, changes.
-- Returns nothing.
WITH owned AS (SELECT id, organisation_id FROM rosters_draft WHERE id = %(draft_id)s::bigint),
rows_kept AS (
    INSERT INTO rosters_draftrow (
        draft_id, organisation_id, sheet, row_number, row_kind, standing, outcome, full_name, unit_code, amount_vnd, raw
    )
    SELECT owned.id, owned.organisation_id, seen.*
    FROM owned
    CROSS JOIN unnest(
        %(r0)s::text[], %(r1)s::integer[], %(r2)s::text[], %(r3)s::text[], %(r4)s::text[], %(r5)s::text[], %(r6)s::text[],
        %(r7)s::bigint[], %(r8)s::text[]
    ) AS seen
),
findings_kept AS (
    INSERT INTO rosters_draftfinding (
        draft_id, organisation_id, sheet, row_number, is_of_row, stage, code, severity, holds, cell_column, value, expected
    )
    SELECT owned.id, owned.organisation_id, seen.*
    FROM owned
    CROSS JOIN unnest(
        %(f0)s::text[], %(f1)s::integer[], %(f2)s::boolean[], %(f3)s::text[], %(f4)s::text[], %(f5)s::text[], %(f6)s::text[],
        %(f7)s::text[], %(f8)s::text[], %(f9)s::text[]
    ) AS seen
)
INSERT INTO rosters_draftchange (
    draft_id, organisation_id, change, sheet, row_number, full_name, source_code, unit_code, was, became, was_vnd, became_vnd,
    explained_by
)
SELECT owned.id, owned.organisation_id, seen.*
FROM owned
CROSS JOIN unnest(
    %(c0)s::text[], %(c1)s::text[], %(c2)s::integer[], %(c3)s::text[], %(c4)s::text[], %(c5)s::text[], %(c6)s::text[],
    %(c7)s::text[], %(c8)s::bigint[], %(c9)s::bigint[], %(c10)s::text[]
) AS seen;
