-- Make the territory of a transaction and the policies that show its rows and no others.
-- Returns nothing; it may run again.
CREATE OR REPLACE FUNCTION access_everywhere() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('chitra.organisations', true), '') = '*';

CREATE OR REPLACE FUNCTION access_organisations() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(nullif(nullif(current_setting('chitra.organisations', true), ''), '*'), ',')::bigint[];

-- Say whose a row is: its organisation's, else its period's, else its person's. The subquery over persons is an EXISTS, so that
-- one row asks for one person by their id, and a crowd for all persons of the organisations at once; it names the organisation
-- once more so that an index serves that. Null means that nothing in the row says whose it is.
CREATE OR REPLACE FUNCTION access_claim(p_columns text[]) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$
    SELECT CASE
        WHEN 'organisation_id' = ANY (p_columns)
            THEN 'organisation_id = ANY ((SELECT access_organisations())::bigint[])'
        WHEN 'period_id' = ANY (p_columns)
            THEN 'period_id IN (SELECT period.id FROM ledger_period AS period)'
        ELSE (
            SELECT format(
                'EXISTS (SELECT FROM beneficiaries_person AS person WHERE person.id = %I'
                ' AND person.organisation_id = ANY ((SELECT access_organisations())::bigint[]))',
                person_column
            )
            FROM unnest(ARRAY['person_id', 'principal_id', 'kept_id']) AS person_column
            WHERE person_column = ANY (p_columns)
            LIMIT 1
        )
    END
$$;

-- Protect every table of the rooms but the shared ones. A table that does not say whose its rows are shows them to the system
-- alone. Writing about a person needs any territory, not theirs: they may have been added in the same statement, or be moving.
CREATE OR REPLACE FUNCTION access_protect(p_rooms text[], p_shared text[]) RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    found record;
    reading text;
    writing text;
    protected integer := 0;
BEGIN
    FOR found IN
        SELECT
            pg_class.oid::regclass AS name,
            access_claim(array_agg(pg_attribute.attname::text)) AS claim,
            array_agg(pg_attribute.attname::text) && ARRAY['organisation_id', 'period_id'] AS is_of_an_office
        FROM pg_class
        JOIN pg_attribute ON pg_attribute.attrelid = pg_class.oid
            AND pg_attribute.attnum > 0 AND NOT pg_attribute.attisdropped
        WHERE pg_class.relnamespace = 'public'::regnamespace
          AND pg_class.relkind IN ('r', 'p')
          AND split_part(pg_class.relname, '_', 1) = ANY (p_rooms)
          AND pg_class.relname <> ALL (p_shared)
        GROUP BY pg_class.oid
        ORDER BY pg_class.oid
    LOOP
        reading := '(SELECT access_everywhere())' || coalesce(' OR ' || found.claim, '');
        writing := CASE
            WHEN found.is_of_an_office OR found.claim IS NULL THEN reading
            ELSE '(SELECT access_everywhere()) OR (SELECT access_organisations()) IS NOT NULL'
        END;
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', found.name);
        EXECUTE format('DROP POLICY IF EXISTS access_territory ON %s', found.name);
        EXECUTE format('CREATE POLICY access_territory ON %s USING (%s) WITH CHECK (%s)', found.name, reading, writing);
        protected := protected + 1;
    END LOOP;
    RETURN protected;
END
$$;
