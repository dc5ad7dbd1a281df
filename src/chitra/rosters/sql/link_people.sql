-- Say which person each staged row is: by citizen card, or by the issuer's code, each with a name that agrees; else a new one, who
-- is made here. A card or code that is known under another name links nobody: the new person is provisional.
-- Returns how many people were to be made and how many were; fewer means that another deed has just made one of them.
WITH named AS (
    SELECT
        staged.line, staged.match_name, staged.cccd, staged.source_code,
        holder.id AS holder_id, holder.match_name AS holder_name, holder.unit_code AS holder_unit,
        CASE WHEN kept.id IS NULL THEN coded.id ELSE kept.id END AS coded_id,
        CASE WHEN kept.id IS NULL THEN coded.match_name ELSE kept.match_name END AS coded_name,
        CASE WHEN kept.id IS NULL THEN coded.unit_code ELSE kept.unit_code END AS coded_unit,
        count(*) FILTER (WHERE staged.cccd IS NOT NULL) OVER same_card
            = count(*) FILTER (WHERE staged.cccd IS NOT NULL) OVER same_card_and_name AS is_card_of_one
    FROM rosters_staged AS staged
    -- One card and one code at a time, by their indexes, even in a plan that was made when nobody was known yet.
    LEFT JOIN LATERAL (
        SELECT person.id, person.match_name, person.unit_code
        FROM beneficiaries_person AS person
        WHERE person.cccd = staged.cccd AND person.merged_into_id IS NULL
        LIMIT 1
    ) AS holder ON true
    LEFT JOIN LATERAL (
        SELECT known.person_id
        FROM beneficiaries_sourcecode AS known
        WHERE known.issuer = %(issuer)s::text AND known.code = staged.source_code
        LIMIT 1
    ) AS code ON true
    LEFT JOIN LATERAL (
        SELECT person.id, person.match_name, person.unit_code, person.merged_into_id
        FROM beneficiaries_person AS person
        WHERE person.id = code.person_id
        LIMIT 1
    ) AS coded ON true
    LEFT JOIN LATERAL (
        SELECT person.id, person.match_name, person.unit_code
        FROM beneficiaries_person AS person
        WHERE person.id = coded.merged_into_id
        LIMIT 1
    ) AS kept ON true
    WHERE staged.row_kind = 'data' AND staged.match_name IS NOT NULL AND staged.full_name IS NOT NULL
    WINDOW
        same_card AS (PARTITION BY staged.cccd),
        same_card_and_name AS (PARTITION BY staged.cccd, staged.match_name)
),
linked AS (
    SELECT
        named.*,
        CASE
            WHEN holder_name = match_name THEN holder_id
            WHEN coded_name = match_name THEN coded_id
        END AS known_id,
        CASE WHEN holder_name = match_name THEN holder_unit WHEN coded_name = match_name THEN coded_unit END AS known_unit,
        CASE WHEN cccd IS NOT NULL AND holder_id IS NULL AND is_card_of_one THEN cccd END AS free_card,
        CASE WHEN source_code IS NOT NULL AND coded_id IS NULL THEN source_code END AS free_code
    FROM named
),
carded AS (
    SELECT linked.*, min(line) FILTER (WHERE free_card IS NOT NULL) OVER same_card AS card_line
    FROM linked
    WINDOW same_card AS (PARTITION BY free_card)
),
led AS (
    SELECT
        carded.*,
        CASE
            WHEN known_id IS NOT NULL OR (free_card IS NULL AND free_code IS NULL) THEN line
            WHEN free_card IS NOT NULL THEN card_line
            ELSE coalesce(
                min(card_line) FILTER (WHERE known_id IS NULL) OVER same_code,
                min(line) FILTER (WHERE known_id IS NULL) OVER same_code
            )
        END AS leader
    FROM carded
    WINDOW same_code AS (PARTITION BY free_code, match_name)
),
numbered AS (
    SELECT
        led.*,
        CASE
            WHEN known_id IS NULL AND line = leader THEN nextval('beneficiaries_person_id_seq'::regclass)
        END AS new_id
    FROM led
),
told AS MATERIALIZED (
    SELECT
        line,
        coalesce(known_id, max(new_id) OVER (PARTITION BY leader)) AS person_id,
        known_unit,
        known_id IS NULL AND line = leader AS is_to_be_made,
        free_card IS NOT NULL AS owns_card,
        free_code IS NOT NULL AND row_number() OVER (PARTITION BY free_code ORDER BY known_id IS NULL, line) = 1 AS owns_code,
        free_card IS NULL AND free_code IS NULL AS is_provisional
    FROM numbered
),
noted AS (
    INSERT INTO rosters_staged_person (line, person_id, unit_code)
    SELECT line, person_id, known_unit
    FROM told
),
-- In the order of their cards, so that of two deeds that make the same people one waits for the other, never both.
made AS (
    INSERT INTO beneficiaries_person (
        id, full_name, match_name, sort_key, sex, birth_year, birth_month, birth_day, cccd, cmnd, phone,
        organisation_id, unit_code, hamlet, is_provisional, known_since
    )
    SELECT
        told.person_id, staged.full_name, staged.match_name, coalesce(staged.sort_key, ''),
        CASE staged.sex WHEN 'male' THEN 'm' WHEN 'female' THEN 'f' ELSE '' END,
        staged.birth_year, staged.birth_month, staged.birth_day,
        CASE WHEN told.owns_card THEN staged.cccd END, coalesce(staged.cmnd, ''), coalesce(staged.phone, ''),
        %(organisation_id)s::bigint, coalesce(commune.unit_code, sheet.unit_code, ''), coalesce(staged.hamlet, ''),
        told.is_provisional, %(at)s::timestamptz
    FROM told
    JOIN rosters_staged AS staged USING (line)
    JOIN unnest(%(sheet_nos)s::integer[], %(sheet_units)s::text[]) AS sheet (sheet_no, unit_code) USING (sheet_no)
    LEFT JOIN unnest(%(commune_texts)s::text[], %(commune_codes)s::text[]) AS commune (text, unit_code)
        ON commune.text = staged.commune_text
    WHERE told.is_to_be_made
    ORDER BY staged.cccd
    ON CONFLICT (cccd) WHERE cccd IS NOT NULL AND merged_into_id IS NULL DO NOTHING
    RETURNING id
),
coded AS (
    INSERT INTO beneficiaries_sourcecode (issuer, code, person_id)
    SELECT %(issuer)s::text, staged.source_code, told.person_id
    FROM told
    JOIN rosters_staged AS staged USING (line)
    WHERE told.owns_code
    ORDER BY staged.source_code
    ON CONFLICT (issuer, code) DO NOTHING
)
SELECT
    (SELECT count(*) FROM told WHERE is_to_be_made),
    (SELECT count(*) FROM made);
