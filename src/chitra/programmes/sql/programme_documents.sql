-- Lists the programmes with their law, how many categories each has, and the budgets that pay them.
-- Returns one row a programme.
SELECT
    programme.code, programme.name, programme.source_document,
    (SELECT count(*) FROM programmes_category AS category WHERE category.programme_code = programme.code),
    ARRAY(
        SELECT source.name
        FROM programmes_fundingrule AS rule
        JOIN programmes_fundingsource AS source ON source.code = rule.source_code
        WHERE rule.programme_code = programme.code
        GROUP BY source.id
        ORDER BY source.code
    )
FROM programmes_programme AS programme
ORDER BY programme.id
