-- Copies the units of Quảng Nam as they stood on the first day into invented provinces that never merge.
-- Returns one row: how many units were made.
WITH numbered AS (
    SELECT to_char(number, 'FM00') AS prefix
    FROM generate_series(1, %(count)s::integer) AS number
), moulds AS (
    SELECT
        unit.*,
        CASE WHEN unit.level = 'commune' THEN '' ELSE 'S' END AS mark,
        CASE WHEN unit.level = 'province' THEN '' ELSE unit.code END AS rest,
        CASE WHEN unit.level = 'district' THEN '' ELSE unit.parent_code END AS parent_rest
    FROM territory_unit AS unit
    LEFT JOIN territory_unit AS above ON above.code = unit.parent_code AND above.valid_from = unit.valid_from
    WHERE unit.valid_from = %(first_day)s::date AND '49' IN (unit.code, unit.parent_code, above.parent_code)
), made AS (
    INSERT INTO territory_unit (
        code, valid_from, valid_until, name, kind, level, parent_code, source_document, confidence
    )
    SELECT
        moulds.mark || numbered.prefix || moulds.rest,
        moulds.valid_from,
        NULL,
        CASE moulds.level WHEN 'province' THEN 'Tỉnh Mẫu ' || numbered.prefix ELSE moulds.name END,
        moulds.kind,
        moulds.level,
        CASE moulds.level WHEN 'province' THEN '' ELSE 'S' || numbered.prefix || moulds.parent_rest END,
        'invented for rehearsal',
        'assumed'
    FROM moulds
    CROSS JOIN numbered
    WHERE NOT EXISTS (SELECT FROM territory_unit AS unit WHERE unit.code = 'S' || numbered.prefix)
    RETURNING id, code, level
), keyed AS (
    INSERT INTO territory_unitname (unit_id, key, certainty)
    SELECT made.id, name.key, name.certainty
    FROM made
    JOIN moulds ON moulds.level = made.level AND made.level <> 'province' AND moulds.rest = substr(made.code, char_length(moulds.mark) + 3)
    JOIN territory_unitname AS name ON name.unit_id = moulds.id
)
SELECT count(*) FROM made
