-- Ask whether any rule of a programme names a funding source.
-- Returns one row: true or false.
SELECT EXISTS (SELECT
                 FROM programmes_fundingrule AS f
                WHERE f.programme_code = %(programme_code)s::text AND f.source_code = %(source_code)s::text);
