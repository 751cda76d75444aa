-- Triggers that refuse forbidden changes (docs/decisions/0004). Each refusal is a check_violation with the name of a
-- constraint, so Django raises an IntegrityError. Every table name has its schema. Without the schema, a trigger could
-- read a temporary table with the same name.

-- Events are append-only. The database fills in the time and the transaction of each event.

ALTER TABLE public.toezeggingen_event ADD COLUMN IF NOT EXISTS xact xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE OR REPLACE FUNCTION public.stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.at := clock_timestamp();
    NEW.xact := pg_current_xact_id();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER event_stamp BEFORE INSERT ON public.toezeggingen_event
    FOR EACH ROW EXECUTE FUNCTION public.stamp_event();

CREATE OR REPLACE FUNCTION public.refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are append-only: % is refused', TG_OP
        USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_append_only', TABLE = 'toezeggingen_event';
END $$;

CREATE OR REPLACE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON public.toezeggingen_event
    FOR EACH ROW EXECUTE FUNCTION public.refuse_event_change();
CREATE OR REPLACE TRIGGER event_no_truncate BEFORE TRUNCATE ON public.toezeggingen_event
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_event_change();

-- A toezegging is always inserted as a concept. Only a concept can be deleted.

CREATE OR REPLACE FUNCTION public.guard_toezegging_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a toezegging is born as a concept, not as %', NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_is_born_a_concept',
            TABLE = 'toezeggingen_toezegging';
END $$;

CREATE OR REPLACE TRIGGER toezegging_birth BEFORE INSERT ON public.toezeggingen_toezegging
    FOR EACH ROW WHEN (NEW.status <> 'concept') EXECUTE FUNCTION public.guard_toezegging_birth();

CREATE OR REPLACE FUNCTION public.guard_toezegging_death() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'only a concept can be deleted: % is %', OLD.number, OLD.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_only_a_concept_dies',
            TABLE = 'toezeggingen_toezegging';
END $$;

CREATE OR REPLACE TRIGGER toezegging_death BEFORE DELETE ON public.toezeggingen_toezegging
    FOR EACH ROW WHEN (OLD.status <> 'concept') EXECUTE FUNCTION public.guard_toezegging_death();

-- A change of `status` or `withdrawn` needs its own event. The event belongs to this toezegging, has the same old and
-- new status, was inserted in this transaction, and is newer than the previous event. The event is inserted before the
-- change, so that the wrong UPDATE itself fails.

CREATE OR REPLACE FUNCTION public.guard_toezegging_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = OLD.status AND NEW.withdrawn = OLD.withdrawn THEN
        RAISE EXCEPTION 'last_event of % changes only with its status', OLD.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_status_has_its_event',
                TABLE = 'toezeggingen_toezegging';
    END IF;
    IF NOT EXISTS (
        SELECT FROM public.toezeggingen_event AS event
        WHERE event.id = NEW.last_event_id
            AND event.id > coalesce(OLD.last_event_id, 0)
            AND event.toezegging_id = NEW.id
            AND event.from_status = OLD.status
            AND event.to_status = NEW.status
            AND (
                NEW.withdrawn = OLD.withdrawn
                OR event.kind = CASE WHEN NEW.withdrawn THEN 'ingetrokken' ELSE 'hersteld' END
            )
            AND event.xact = pg_current_xact_id()
            AND event.at >= transaction_timestamp()
    ) THEN
        RAISE EXCEPTION 'status of % goes from % to % without its event', OLD.number, OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_status_has_its_event',
                TABLE = 'toezeggingen_toezegging';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER toezegging_status BEFORE UPDATE ON public.toezeggingen_toezegging
    FOR EACH ROW WHEN (
        (OLD.status, OLD.withdrawn, OLD.last_event_id) IS DISTINCT FROM (NEW.status, NEW.withdrawn, NEW.last_event_id)
    ) EXECUTE FUNCTION public.guard_toezegging_status();
