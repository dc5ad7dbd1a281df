-- Make the triggers that keep closed periods closed and written rows as they were written, and what installs them.
-- Returns nothing; it may run again.

-- Refuse rows of closed periods. The share lock makes a closing that runs at the same time wait, or this wait for it. It looks
-- with the owner's eyes, for a period outside the territory is closed all the same.
CREATE OR REPLACE FUNCTION ledger_refuse_closed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    periods bigint[];
    period record;
BEGIN
    SELECT array_agg(DISTINCT touched.period_id) INTO periods FROM touched;
    IF TG_OP = 'UPDATE' THEN
        SELECT periods || array_agg(DISTINCT became.period_id) INTO periods FROM became;
    END IF;
    -- The status is looked at after the lock is had: a condition inside the query would be tried before.
    FOR period IN
        SELECT guarded.id, guarded.status
        FROM ledger_period AS guarded
        WHERE guarded.id = ANY (periods)
        ORDER BY guarded.id
        FOR SHARE
    LOOP
        IF period.status = 'closed' THEN
            RAISE EXCEPTION '% on % touches period %, which is closed', TG_OP, TG_TABLE_NAME, period.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_period_is_open',
                    TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- Guard every table that carries a period_id; returns how many there are.
CREATE OR REPLACE FUNCTION ledger_guard_periods() RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    found record;
    guarded integer := 0;
BEGIN
    FOR found IN
        SELECT pg_class.oid::regclass AS name
        FROM pg_class
        JOIN pg_attribute ON pg_attribute.attrelid = pg_class.oid
        WHERE pg_class.relnamespace = 'public'::regnamespace
          AND pg_class.relkind IN ('r', 'p')
          AND NOT pg_class.relispartition
          AND pg_attribute.attname = 'period_id'
          AND NOT pg_attribute.attisdropped
        ORDER BY pg_class.oid
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER ledger_refuse_closed_on_insert AFTER INSERT ON %s'
            ' REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_closed()', found.name);
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER ledger_refuse_closed_on_update AFTER UPDATE ON %s'
            ' REFERENCING OLD TABLE AS touched NEW TABLE AS became'
            ' FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_closed()', found.name);
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER ledger_refuse_closed_on_delete AFTER DELETE ON %s'
            ' REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_closed()', found.name);
        guarded := guarded + 1;
    END LOOP;
    RETURN guarded;
END
$$;

CREATE OR REPLACE FUNCTION ledger_insert_only() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are written once', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_written_once', TABLE = TG_TABLE_NAME;
END
$$;

-- Refuse a changed row unless only the columns named as arguments differ.
CREATE OR REPLACE FUNCTION ledger_only_columns() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
        RAISE EXCEPTION 'on % only % may change', TG_TABLE_NAME, array_to_string(TG_ARGV, ', ')
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_written_once', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;

-- Make tables insert-only; those that do not exist are passed over. Returns the names of those that are.
CREATE OR REPLACE FUNCTION ledger_make_insert_only(p_tables text[]) RETURNS text[]
    LANGUAGE plpgsql
AS $$
DECLARE
    guarded text[] := '{}';
    found text;
BEGIN
    FOREACH found IN ARRAY p_tables LOOP
        CONTINUE WHEN to_regclass(format('public.%I', found)) IS NULL;
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER ledger_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
            ' FOR EACH STATEMENT EXECUTE FUNCTION ledger_insert_only()', found);
        guarded := guarded || found;
    END LOOP;
    RETURN guarded;
END
$$;

-- Make a table keep its rows, and of each row all columns but the named. Returns whether the table exists.
CREATE OR REPLACE FUNCTION ledger_make_revisable(p_table text, p_columns text[]) RETURNS boolean
    LANGUAGE plpgsql
AS $$
BEGIN
    IF to_regclass(format('public.%I', p_table)) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER ledger_only_columns BEFORE UPDATE ON %I'
        ' FOR EACH ROW EXECUTE FUNCTION ledger_only_columns(%s)',
        p_table, (SELECT string_agg(quote_literal(named), ', ') FROM unnest(p_columns) AS named));
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER ledger_insert_only BEFORE DELETE OR TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION ledger_insert_only()', p_table);
    RETURN true;
END
$$;
