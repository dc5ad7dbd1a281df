-- Say which person each staged row is: by citizen card, or by the issuer's code, each with a name that agrees; else a new one.
-- Returns the number of rows linked. A card or code that is known under another name links nobody: the new person is provisional.
INSERT INTO rosters_staged_person (
    line, person_id, unit_code, is_new, is_first, owns_card, owns_code, is_provisional
)
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
    LEFT JOIN beneficiaries_person AS coded ON coded.id = code.person_id
    LEFT JOIN beneficiaries_person AS kept ON kept.id = coded.merged_into_id
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
)
SELECT
    line,
    coalesce(known_id, max(new_id) OVER (PARTITION BY leader)),
    known_unit,
    known_id IS NULL,
    line = leader,
    free_card IS NOT NULL,
    free_code IS NOT NULL AND row_number() OVER (PARTITION BY free_code ORDER BY known_id IS NULL, line) = 1,
    free_card IS NULL AND free_code IS NULL
FROM numbered;
