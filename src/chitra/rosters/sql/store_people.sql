-- Make the people whom a staged file brings, and note the issuer's codes by which they will be known.
-- Returns how many people were to be made and how many were; fewer means that another deed has just made one of them.
WITH made AS (
    INSERT INTO beneficiaries_person (
        id, full_name, match_name, sort_key, sex, birth_year, birth_month, birth_day, cccd, cmnd, phone,
        organisation_id, unit_code, hamlet, is_provisional, known_since
    )
    SELECT
        linked.person_id, staged.full_name, staged.match_name, coalesce(staged.sort_key, ''),
        CASE staged.sex WHEN 'male' THEN 'm' WHEN 'female' THEN 'f' ELSE '' END,
        staged.birth_year, staged.birth_month, staged.birth_day,
        CASE WHEN linked.owns_card THEN staged.cccd END, coalesce(staged.cmnd, ''), coalesce(staged.phone, ''),
        %(organisation_id)s::bigint, coalesce(commune.unit_code, sheet.unit_code, ''), coalesce(staged.hamlet, ''),
        linked.is_provisional, %(at)s::timestamptz
    FROM rosters_staged_person AS linked
    JOIN rosters_staged AS staged USING (line)
    JOIN unnest(%(sheet_nos)s::integer[], %(sheet_units)s::text[]) AS sheet (sheet_no, unit_code) USING (sheet_no)
    LEFT JOIN unnest(%(commune_texts)s::text[], %(commune_codes)s::text[]) AS commune (text, unit_code)
        ON commune.text = staged.commune_text
    WHERE linked.is_new AND linked.is_first
    ON CONFLICT (cccd) WHERE cccd IS NOT NULL AND merged_into_id IS NULL DO NOTHING
    RETURNING id
),
coded AS (
    INSERT INTO beneficiaries_sourcecode (issuer, code, person_id)
    SELECT %(issuer)s::text, staged.source_code, linked.person_id
    FROM rosters_staged_person AS linked
    JOIN rosters_staged AS staged USING (line)
    WHERE linked.owns_code
    ON CONFLICT (issuer, code) DO NOTHING
)
SELECT
    (SELECT count(*) FROM rosters_staged_person WHERE is_new AND is_first),
    (SELECT count(*) FROM made);
