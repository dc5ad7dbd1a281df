-- Makes the department and the labour offices of invented provinces, and lets the labour offices pay.
-- Returns one row: how many labour offices were made.
WITH founded AS (
    INSERT INTO territory_organisation (
        code, name, kind, unit_code, province_code, valid_from, valid_until, source_document, confidence
    )
    SELECT
        'SO-' || unit.code, 'Sở Lao động - Thương binh và Xã hội ' || unit.name, 'department', unit.code, unit.code,
        unit.valid_from, NULL, unit.source_document, unit.confidence
    FROM territory_unit AS unit
    WHERE unit.code ~ '^S[0-9]{2}$'
    ON CONFLICT DO NOTHING
    RETURNING id, province_code
), staffed AS (
    INSERT INTO territory_organisation (
        code, name, kind, unit_code, province_code, parent_id, valid_from, valid_until, source_document, confidence
    )
    SELECT
        'PL-' || substr(unit.code, 2),
        'Phòng Lao động - Thương binh và Xã hội ' || lower(left(unit.name, 1)) || substr(unit.name, 2),
        'labour_office', unit.code, founded.province_code, founded.id, unit.valid_from, NULL, unit.source_document,
        unit.confidence
    FROM founded
    JOIN territory_unit AS unit ON unit.parent_code = founded.province_code
    RETURNING id, valid_from, source_document, confidence
), paying AS (
    INSERT INTO territory_payer (
        organisation_id, programme_code, valid_from, valid_until, source_document, confidence
    )
    SELECT id, '', valid_from, NULL, source_document, confidence
    FROM staffed
)
SELECT count(*) FROM staffed
