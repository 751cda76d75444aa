"""What the database itself refuses; docs/decisions/0004 says why in this form."""

from django.db import migrations

GUARDS = """
-- What the database itself refuses. Each guard raises check_violation under a constraint name, so that Django sees an
-- IntegrityError. Tables are named in full: a temporary table of the same name must not pass a guard.

ALTER TABLE public.toezeggingen_event ADD COLUMN xact xid8 NOT NULL DEFAULT pg_current_xact_id();

-- An event is stamped with its moment and its transaction, whatever the client claims.
CREATE FUNCTION public.stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.at := clock_timestamp();
    NEW.xact := pg_current_xact_id();
    RETURN NEW;
END $$;

CREATE TRIGGER event_stamp BEFORE INSERT ON public.toezeggingen_event
    FOR EACH ROW EXECUTE FUNCTION public.stamp_event();

-- History is append-only.
CREATE FUNCTION public.refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are append-only: % is refused', TG_OP
        USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_append_only', TABLE = 'toezeggingen_event';
END $$;

CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON public.toezeggingen_event
    FOR EACH ROW EXECUTE FUNCTION public.refuse_event_change();

CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON public.toezeggingen_event
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_event_change();

-- A toezegging is born as a concept, and only a concept can be deleted.
CREATE FUNCTION public.guard_toezegging_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'concept' THEN
        RAISE EXCEPTION 'a toezegging is born as a concept, not as %', NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_is_born_a_concept', TABLE = 'toezeggingen_toezegging';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER toezegging_birth BEFORE INSERT ON public.toezeggingen_toezegging
    FOR EACH ROW EXECUTE FUNCTION public.guard_toezegging_birth();

CREATE FUNCTION public.guard_toezegging_death() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'concept' THEN
        RAISE EXCEPTION 'only a concept can be deleted: % is %', OLD.number, OLD.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_only_a_concept_dies', TABLE = 'toezeggingen_toezegging';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER toezegging_death BEFORE DELETE ON public.toezeggingen_toezegging
    FOR EACH ROW EXECUTE FUNCTION public.guard_toezegging_death();

-- A changed status, or a changed withdrawal, has its event: newer than the last one, of this toezegging, with the same
-- from and to, written in this transaction. The event comes first, so a lie fails at its own statement.
CREATE FUNCTION public.guard_toezegging_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IS NOT DISTINCT FROM OLD.status AND NEW.withdrawn IS NOT DISTINCT FROM OLD.withdrawn THEN
        IF NEW.last_event_id IS DISTINCT FROM OLD.last_event_id THEN
            RAISE EXCEPTION 'last_event of % changes only with its status', OLD.number
                USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_status_has_its_event', TABLE = 'toezeggingen_toezegging';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM public.toezeggingen_event AS event
        WHERE event.id = NEW.last_event_id
          AND event.id > COALESCE(OLD.last_event_id, 0)
          AND event.toezegging_id = NEW.id
          AND event.from_status = OLD.status
          AND event.to_status = NEW.status
          AND (NEW.withdrawn = OLD.withdrawn OR event.kind = CASE WHEN NEW.withdrawn THEN 'ingetrokken' ELSE 'hersteld' END)
          AND event.xact = pg_current_xact_id()
          AND event.at >= transaction_timestamp()
    ) THEN
        RAISE EXCEPTION 'status of % goes from % to % without its event', OLD.number, OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_status_has_its_event', TABLE = 'toezeggingen_toezegging';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER toezegging_status BEFORE UPDATE ON public.toezeggingen_toezegging
    FOR EACH ROW EXECUTE FUNCTION public.guard_toezegging_status();
"""

REMOVE_GUARDS = """
DROP TRIGGER toezegging_status ON public.toezeggingen_toezegging;
DROP TRIGGER toezegging_death ON public.toezeggingen_toezegging;
DROP TRIGGER toezegging_birth ON public.toezeggingen_toezegging;
DROP TRIGGER event_no_truncate ON public.toezeggingen_event;
DROP TRIGGER event_no_change ON public.toezeggingen_event;
DROP TRIGGER event_stamp ON public.toezeggingen_event;
DROP FUNCTION public.guard_toezegging_status(), public.guard_toezegging_death(), public.guard_toezegging_birth(),
    public.refuse_event_change(), public.stamp_event();
ALTER TABLE public.toezeggingen_event DROP COLUMN xact;
"""


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0001_initial")]

    operations = [migrations.RunSQL(GUARDS, REMOVE_GUARDS)]
