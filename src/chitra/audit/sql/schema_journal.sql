-- Make the journal: one function that appends, one that looks for tampering, and triggers that refuse everything else.
-- Returns nothing; it may run again.
CREATE OR REPLACE FUNCTION audit_field(p_value bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN int8send(octet_length(p_value)::bigint) || p_value;

CREATE OR REPLACE FUNCTION audit_field(p_value text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN audit_field(convert_to(p_value, 'UTF8'));

CREATE OR REPLACE FUNCTION audit_hash(p_prev bytea, p_entry audit_entry) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN sha256(
        audit_field(p_prev)
        || audit_field(p_entry.chain_id)
        || audit_field(int8send(p_entry.seq))
        || audit_field(int8send(p_entry.id))
        || audit_field(int8send((extract(epoch FROM p_entry.at) * 1000000)::bigint))
        || audit_field(p_entry.by)
        || audit_field(p_entry.deed)
        || audit_field(p_entry.object_kind)
        || audit_field(p_entry.object_id)
        || audit_field(p_entry.facts)
    );

-- The head row is the lock: two appends to one chain come one after the other, and their numbers have no gaps.
CREATE OR REPLACE FUNCTION audit_append(
    p_chain text, p_at timestamptz, p_by text, p_deed text, p_object_kind text, p_object_id text, p_facts text
) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    head audit_chain;
    entry audit_entry;
BEGIN
    SELECT * INTO head FROM audit_chain WHERE name = p_chain FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO audit_chain (name, seq, hash) VALUES (p_chain, 0, sha256('')) ON CONFLICT DO NOTHING;
        SELECT * INTO STRICT head FROM audit_chain WHERE name = p_chain FOR UPDATE;
    END IF;
    entry.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));
    entry.chain_id := p_chain;
    entry.seq := head.seq + 1;
    entry.prev := head.hash;
    entry.at := p_at;
    entry.by := p_by;
    entry.deed := p_deed;
    entry.object_kind := p_object_kind;
    entry.object_id := p_object_id;
    entry.facts := p_facts;
    entry.hash := audit_hash(head.hash, entry);
    INSERT INTO audit_entry SELECT entry.*;
    UPDATE audit_chain SET seq = entry.seq, hash = entry.hash WHERE name = p_chain;
    RETURN entry.seq;
END
$$;
REVOKE ALL ON FUNCTION audit_append(text, timestamptz, text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_append(text, timestamptz, text, text, text, text, text) TO chitra_app;

CREATE OR REPLACE FUNCTION audit_broken() RETURNS TABLE (chain text, seq bigint, fault text)
    LANGUAGE sql STABLE
AS $$
    WITH linked AS (
        SELECT
            entry.chain_id,
            entry.seq,
            entry.hash,
            entry.seq <> lag(entry.seq, 1, 0::bigint) OVER in_chain + 1 AS is_after_a_gap,
            entry.prev <> lag(entry.hash, 1, sha256('')) OVER in_chain AS is_unlinked,
            entry.hash <> audit_hash(entry.prev, entry) AS is_changed
        FROM audit_entry AS entry
        WINDOW in_chain AS (PARTITION BY entry.chain_id ORDER BY entry.seq, entry.id)
    ), ended AS (
        SELECT DISTINCT ON (linked.chain_id) linked.chain_id, linked.seq, linked.hash
        FROM linked
        ORDER BY linked.chain_id, linked.seq DESC
    )
    SELECT linked.chain_id, linked.seq, 'changed' FROM linked WHERE linked.is_changed
    UNION ALL
    SELECT linked.chain_id, linked.seq, 'unlinked' FROM linked WHERE linked.is_unlinked
    UNION ALL
    SELECT linked.chain_id, linked.seq, 'missing' FROM linked WHERE linked.is_after_a_gap
    UNION ALL
    SELECT coalesce(head.name, ended.chain_id), coalesce(ended.seq, head.seq), 'head'
    FROM audit_chain AS head
    FULL JOIN ended ON ended.chain_id = head.name
    WHERE (head.seq, head.hash) IS DISTINCT FROM (ended.seq, ended.hash)
    ORDER BY 1, 2, 3
$$;

CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the journal only grows', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_only_grows', TABLE = TG_TABLE_NAME;
END
$$;

-- A head moves by one, onto an entry that stands on the head before; whoever moves it, the owner included.
CREATE OR REPLACE FUNCTION audit_head_follows() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.name = OLD.name AND NEW.seq = OLD.seq + 1 AND EXISTS (
        SELECT FROM audit_entry AS entry
        WHERE entry.chain_id = NEW.name AND entry.seq = NEW.seq AND entry.hash = NEW.hash AND entry.prev = OLD.hash
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the head of % does not follow', OLD.name
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_only_grows', TABLE = TG_TABLE_NAME;
END
$$;

CREATE OR REPLACE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE OR REPLACE TRIGGER audit_chain_only_grows BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE OR REPLACE TRIGGER audit_chain_follows BEFORE UPDATE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_head_follows();

REVOKE ALL ON audit_chain, audit_entry FROM chitra_app;
GRANT SELECT ON audit_chain, audit_entry TO chitra_app;
