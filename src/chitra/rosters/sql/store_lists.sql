-- Store the lists of a file, one for each sheet; their counts are set when the rules have spoken.
-- Returns each sheet's number and its list's id; the lists that were replaced point at the new ones afterwards.
WITH handed_in AS (
    SELECT sheet.*, %(cell_columns)s::jsonb -> sheet.sheet_no AS cell_columns
    FROM unnest(
        %(sheet_nos)s::integer[], %(kinds)s::text[], %(list_keys)s::text[], %(sheet_units)s::text[], %(sheet_names)s::text[],
        %(layouts)s::text[], %(header_rows)s::integer[], %(content_hashes)s::text[], %(ignored_counts)s::integer[],
        %(stated_totals)s::bigint[]
    ) AS sheet (
        sheet_no, kind, list_key, unit_code, name, layout, header_row, content_hash, ignored_count, stated_total_vnd
    )
),
stored AS (
    INSERT INTO rosters_roster (
        period_id, organisation_id, submission_id, kind, list_key, unit_code, sheet, layout, header_row, content_hash,
        accepted_count, held_count, refused_count, ignored_count, people_count, amount_vnd, stated_total_vnd, listed_on,
        cell_columns, is_current
    )
    SELECT
        %(period_id)s::bigint, %(organisation_id)s::bigint, %(submission_id)s::bigint, kind, list_key, unit_code, name,
        layout, header_row, content_hash, 0, 0, 0, ignored_count, 0, 0, stated_total_vnd, %(judged_on)s::date,
        cell_columns, true
    FROM handed_in
    RETURNING id, list_key, kind
)
SELECT handed_in.sheet_no, stored.id
FROM handed_in
JOIN stored USING (list_key, kind);
