-- Refuse any move of a run that payouts_transition does not list, and any run that does not begin frozen.
-- Returns nothing.
CREATE OR REPLACE FUNCTION payouts_refuse_unlawful_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'frozen' THEN
            RAISE EXCEPTION 'a run begins frozen, not %', NEW.status
                USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_run_moves_lawfully';
        END IF;
    ELSIF NEW.status <> OLD.status
          AND NOT EXISTS (SELECT FROM payouts_transition AS t WHERE t.was = OLD.status AND t.became = NEW.status) THEN
        RAISE EXCEPTION 'a run does not go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_run_moves_lawfully';
    END IF;
    RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER payouts_run_moves_lawfully
    BEFORE INSERT OR UPDATE OF status ON payouts_run
    FOR EACH ROW EXECUTE FUNCTION payouts_refuse_unlawful_move();
