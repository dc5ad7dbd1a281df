-- Make the deeds of the books (opening a period, posting) and what no row may break: two sides, fees apart, a closed period closed.
-- Returns nothing; it may run again.
CREATE OR REPLACE FUNCTION ledger_open_period(
    p_organisation_id bigint, p_organisation_code text, p_programme_code text, p_month date, p_at timestamptz
) RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    found_id bigint;
BEGIN
    -- Twice, because another transaction may have opened it between the first look and the insert.
    FOR attempt IN 1..2 LOOP
        SELECT period.id INTO found_id
        FROM ledger_period AS period
        WHERE period.organisation_code = p_organisation_code
          AND period.programme_code = p_programme_code
          AND period.month = p_month;
        EXIT WHEN found_id IS NOT NULL;
        INSERT INTO ledger_period (organisation_id, organisation_code, programme_code, month, status, opened_at, closed_by)
        VALUES (p_organisation_id, p_organisation_code, p_programme_code, p_month, 'open', p_at, '')
        ON CONFLICT DO NOTHING
        RETURNING id INTO found_id;
        EXIT WHEN found_id IS NOT NULL;
    END LOOP;
    RETURN found_id;
END
$$;

-- Move amounts from credit to debit accounts in one journal; amounts that cancel out leave no posting. Null when nothing moves.
CREATE OR REPLACE FUNCTION ledger_post(
    p_period_id bigint, p_deed text, p_object_kind text, p_object_id bigint, p_at timestamptz, p_by text,
    p_sources text[], p_providers text[], p_credits text[], p_debits text[], p_amounts bigint[]
) RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    journal bigint;
    organisation bigint;
    sides record;
BEGIN
    IF EXISTS (
        SELECT FROM unnest(p_credits, p_debits, p_amounts) AS moved (credit, debit, amount)
        WHERE moved.amount IS NULL OR moved.amount < 0 OR NOT EXISTS (
            SELECT FROM ledger_movement AS lawful
            WHERE lawful.credit_kind = moved.credit AND lawful.debit_kind = moved.debit
        )
    ) THEN
        RAISE EXCEPTION 'no such movement' USING
            ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_movement_is_lawful', TABLE = 'ledger_posting';
    END IF;

    SELECT
        array_agg(netted.source) AS sources, array_agg(netted.provider) AS providers,
        array_agg(netted.kind) AS kinds, array_agg(netted.amount) AS amounts
    INTO sides
    FROM (
        SELECT moved.source, moved.provider, side.kind, sum(side.amount)::bigint AS amount
        FROM unnest(p_sources, p_providers, p_credits, p_debits, p_amounts)
            AS moved (source, provider, credit, debit, amount)
        CROSS JOIN LATERAL (VALUES (moved.credit, -moved.amount), (moved.debit, moved.amount)) AS side (kind, amount)
        GROUP BY moved.source, moved.provider, side.kind
        HAVING sum(side.amount) <> 0
    ) AS netted;
    IF sides.kinds IS NULL THEN
        RETURN NULL;
    END IF;

    SELECT period.organisation_id INTO STRICT organisation FROM ledger_period AS period WHERE period.id = p_period_id;
    INSERT INTO ledger_account (period_id, organisation_id, source_code, provider_code, kind, balance_vnd)
    SELECT p_period_id, organisation, side.source, side.provider, side.kind, 0
    FROM unnest(sides.sources, sides.providers, sides.kinds) AS side (source, provider, kind)
    ORDER BY side.source, side.provider, side.kind
    ON CONFLICT DO NOTHING;
    INSERT INTO ledger_journal (period_id, organisation_id, deed, object_kind, object_id, at, by)
    VALUES (p_period_id, organisation, p_deed, p_object_kind, p_object_id, p_at, p_by)
    RETURNING id INTO journal;

    -- In one order, so that two postings at once wait for each other instead of deadlocking.
    PERFORM FROM ledger_account AS account
    WHERE account.period_id = p_period_id
      AND (account.source_code, account.provider_code, account.kind) IN (
          SELECT side.source, side.provider, side.kind
          FROM unnest(sides.sources, sides.providers, sides.kinds) AS side (source, provider, kind)
      )
    ORDER BY account.source_code, account.provider_code, account.kind
    FOR NO KEY UPDATE;
    WITH moved AS (
        UPDATE ledger_account AS account
        SET balance_vnd = account.balance_vnd + side.amount
        FROM unnest(sides.sources, sides.providers, sides.kinds, sides.amounts) AS side (source, provider, kind, amount)
        WHERE account.period_id = p_period_id
          AND account.source_code = side.source
          AND account.provider_code = side.provider
          AND account.kind = side.kind
        RETURNING account.id, side.amount
    )
    INSERT INTO ledger_posting (journal_id, period_id, account_id, amount_vnd)
    SELECT journal, p_period_id, moved.id, moved.amount
    FROM moved;
    RETURN journal;
END
$$;

-- At commit: a journal's postings come to 0, stand in its period, and touch the fee's accounts only if they touch no others.
-- It looks with the owner's eyes, for by then the territory may be another.
CREATE OR REPLACE FUNCTION ledger_journal_balances() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    broken text;
BEGIN
    SELECT CASE
        WHEN sum(posting.amount_vnd) <> 0 THEN 'ledger_journal_has_two_sides'
        WHEN bool_or(account.kind IN ('FEE', 'FEE_DUE')) AND NOT bool_and(account.kind IN ('FEE', 'FEE_DUE'))
            THEN 'ledger_journal_keeps_fees_apart'
        WHEN bool_or(posting.period_id <> journal.period_id OR account.period_id <> journal.period_id)
            THEN 'ledger_journal_stays_in_its_period'
    END INTO broken
    FROM ledger_posting AS posting
    JOIN ledger_journal AS journal ON journal.id = posting.journal_id
    JOIN ledger_account AS account ON account.id = posting.account_id
    WHERE posting.journal_id = NEW.journal_id;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'journal % breaks %', NEW.journal_id, broken
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = broken, TABLE = 'ledger_posting';
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS ledger_posting_balances ON ledger_posting;
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_balances();

-- A period goes from open to settled to closed and never back; a closed one stays as it is.
CREATE OR REPLACE FUNCTION ledger_period_stays_closed() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF OLD.status = 'closed' THEN
        RAISE EXCEPTION 'period % is closed', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_period_is_open', TABLE = TG_TABLE_NAME;
    END IF;
    IF OLD.status = 'settled' AND NEW.status = 'open' THEN
        RAISE EXCEPTION 'period % is settled', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_period_moves_on', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER ledger_period_stays_closed BEFORE UPDATE ON ledger_period
    FOR EACH ROW EXECUTE FUNCTION ledger_period_stays_closed();

-- Sums of what came in and where it is, for the check that they are equal.
CREATE OR REPLACE VIEW ledger_conservation WITH (security_invoker = true) AS
SELECT
    account.period_id,
    account.source_code,
    account.provider_code,
    -coalesce(sum(account.balance_vnd) FILTER (WHERE account.kind = 'FUNDED'), 0) AS funded_vnd,
    -coalesce(sum(account.balance_vnd) FILTER (WHERE account.kind = 'CARRIED_IN'), 0) AS carried_in_vnd,
    coalesce(sum(account.balance_vnd) FILTER (WHERE account.kind NOT IN ('FUNDED', 'CARRIED_IN')), 0) AS placed_vnd
FROM ledger_account AS account
WHERE account.kind NOT IN ('FEE', 'FEE_DUE')
GROUP BY account.period_id, account.source_code, account.provider_code;

-- Accounts whose balance is not the sum of their postings; none in health.
CREATE OR REPLACE VIEW ledger_balance_drift WITH (security_invoker = true) AS
SELECT account.id AS account_id, account.period_id, account.balance_vnd, coalesce(posted.total_vnd, 0) AS posted_vnd
FROM ledger_account AS account
LEFT JOIN (
    SELECT posting.account_id, sum(posting.amount_vnd) AS total_vnd
    FROM ledger_posting AS posting
    GROUP BY posting.account_id
) AS posted ON posted.account_id = account.id
WHERE account.balance_vnd <> coalesce(posted.total_vnd, 0);

REVOKE INSERT, UPDATE, DELETE ON ledger_movement FROM chitra_app;
REVOKE INSERT, UPDATE, DELETE ON ledger_conservation, ledger_balance_drift FROM chitra_app;
