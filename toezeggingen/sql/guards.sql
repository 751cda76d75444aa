-- Triggers that refuse forbidden changes (docs/decisions/0004). Each refusal is a check_violation with the name of a
-- constraint, so Django raises an IntegrityError. Every table name has its schema. Without the schema, a trigger could
-- read a temporary table with the same name.

-- Events are append-only. The database fills in the key, the time and the transaction of each event. A COPY may give a
-- key that is generated always, so the trigger takes the next one.

ALTER TABLE public.toezeggingen_event ADD COLUMN IF NOT EXISTS xact xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE public.toezeggingen_event ALTER COLUMN id SET GENERATED ALWAYS;

CREATE OR REPLACE FUNCTION public.stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.id := nextval(pg_get_serial_sequence('public.toezeggingen_event', 'id'));
    NEW.at := clock_timestamp();
    NEW.xact := pg_current_xact_id();
    IF NEW.revokes_id IS NOT NULL AND (
        NOT EXISTS (
            SELECT FROM public.toezeggingen_postponement
            WHERE id = NEW.revokes_id AND toezegging_id = NEW.toezegging_id
        ) OR EXISTS (
            SELECT FROM public.toezeggingen_event
            WHERE toezegging_id = NEW.toezegging_id AND revokes_id = NEW.revokes_id
        )
    ) OR NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.toezeggingen_event WHERE id = NEW.corrects_id AND toezegging_id = NEW.toezegging_id
    ) THEN
        RAISE EXCEPTION 'an event takes back or corrects only what belongs to its own toezegging, and takes it back once'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_about_its_own_toezegging',
                TABLE = 'toezeggingen_event';
    END IF;
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

-- What is published changes with an event of the same transaction that tells the change (docs/decisions/0028). These
-- guards do not hold for the owner of the tables (letters/sql/guards.sql).

-- A published column: the event has the old and the new value, or the postponement has the new deadline. The event is
-- inserted before the change.
CREATE OR REPLACE FUNCTION public.guard_published_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deadline text[] := '{deadline_words, due_earliest, due_latest, firmness, deadline_rule, hangs_on}';
    published text[] := '{number, debate_id, letter_id, passage, made_on, text, post_id, minister_id, ministry_then_id,'
        ' ministry_now_id, rhythm}';
    missing text;
BEGIN
    IF public.acts_as_owner(TG_RELID) THEN
        RETURN NEW;
    END IF;
    SELECT string_agg(changed.name, ', ') INTO missing
    FROM (
        SELECT name, regexp_replace(name, '_id$', '') AS field,
            jsonb_build_array(
                coalesce(nullif(to_jsonb(OLD) -> name, 'null'), '""'),
                coalesce(nullif(to_jsonb(NEW) -> name, 'null'), '""')) AS values
        FROM unnest(published || deadline) AS name
        WHERE to_jsonb(OLD) -> name <> to_jsonb(NEW) -> name
    ) AS changed
    WHERE NOT EXISTS (
        SELECT FROM public.toezeggingen_event AS event
        LEFT JOIN public.toezeggingen_postponement AS postponement ON postponement.id = event.postponement_id
        WHERE event.toezegging_id = NEW.id
            AND event.xact = pg_current_xact_id()
            AND event.version = NEW.version
            AND NEW.version > OLD.version
            AND (
                event.changes -> changed.field = changed.values
                OR changed.name = ANY (deadline) AND postponement.toezegging_id = NEW.id AND (
                    postponement.new_words, postponement.new_earliest, postponement.new_latest,
                    postponement.new_firmness
                ) IS NOT DISTINCT FROM (NEW.deadline_words, NEW.due_earliest, NEW.due_latest, NEW.firmness)
            )
    );
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'no event tells this change of %: %', OLD.number, missing
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_change_has_its_event',
                TABLE = 'toezeggingen_toezegging';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER toezegging_content BEFORE UPDATE ON public.toezeggingen_toezegging
    FOR EACH ROW WHEN (OLD.status <> 'concept') EXECUTE FUNCTION public.guard_published_columns();

-- Rows beside a published toezegging. The workflow writes them before the event, so this is checked at commit. The
-- arguments are the column with the toezegging, and the field in the changes of the event. A publication tells them all.
CREATE OR REPLACE FUNCTION public.guard_published_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[] := ARRAY[to_jsonb(OLD) ->> TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[0]];
BEGIN
    IF public.acts_as_owner(TG_RELID) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM public.toezeggingen_toezegging AS toezegging
        WHERE toezegging.id = ANY (ids) AND toezegging.status <> 'concept' AND NOT EXISTS (
            SELECT FROM public.toezeggingen_event AS event
            WHERE event.toezegging_id = toezegging.id
                AND event.xact = pg_current_xact_id()
                AND (event.changes ? TG_ARGV[1] OR event.kind = 'gepubliceerd')
        )
    ) THEN
        RAISE EXCEPTION 'no event tells this change of %', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'toezegging_change_has_its_event', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

-- A fulfilment that the public sees, before or after the change: an event of that effect leads to its state. A decision
-- also has the outcome, the meeting and the day of its event.
CREATE OR REPLACE FUNCTION public.guard_public_fulfilment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    internal text[] := '{because, proposer_id, proposed_by, proposed_at, decided_by_id}';
BEGIN
    IF public.acts_as_owner(TG_RELID) OR to_jsonb(OLD) - internal = to_jsonb(NEW) - internal THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT FROM public.toezeggingen_event AS event
        WHERE event.fulfilment_id = NEW.id
            AND event.toezegging_id = NEW.toezegging_id
            AND event.xact = pg_current_xact_id()
            AND event.effect = NEW.effect
            AND (
                event.kind = NEW.state
                OR event.kind = 'uitgesteld' AND NEW.state = 'bevestigd'
                OR event.kind = 'herroepen' AND NEW.state IN ('voorgesteld', 'bevestigd')
            )
            AND (NEW.state <> 'besloten' OR (
                event.changes -> 'outcome' ->> 1, event.meeting_id, event."on"
            ) IS NOT DISTINCT FROM (NEW.outcome, NEW.meeting_id, NEW.decided_on))
    ) THEN
        RAISE EXCEPTION 'no event tells this change of fulfilment %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fulfilment_has_its_event',
                TABLE = 'toezeggingen_fulfilment';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION public.guard_postponement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT public.acts_as_owner(TG_RELID) AND NOT EXISTS (
        SELECT FROM public.toezeggingen_event AS event
        WHERE event.postponement_id = NEW.id AND event.toezegging_id = NEW.toezegging_id
            AND event.xact = pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'no event tells postponement %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'postponement_has_its_event',
                TABLE = 'toezeggingen_postponement';
    END IF;
    RETURN NULL;
END $$;

-- A constraint trigger cannot be replaced.
DO $$
DECLARE
    guard record;
BEGIN
    FOR guard IN VALUES
        ('toezeggingen_toezegging_members', 'INSERT OR UPDATE OR DELETE', 'true',
            $f$guard_published_rows('toezegging_id', 'members')$f$),
        ('toezeggingen_toezegging_parties', 'INSERT OR UPDATE OR DELETE', 'true',
            $f$guard_published_rows('toezegging_id', 'parties')$f$),
        ('toezeggingen_formertoezeggingnumber', 'INSERT OR UPDATE OR DELETE', 'true',
            $f$guard_published_rows('toezegging_id', 'number')$f$),
        ('toezeggingen_relation', 'INSERT OR UPDATE OR DELETE', 'true',
            $f$guard_published_rows('source_id', 'relations')$f$),
        ('toezeggingen_fulfilment', 'INSERT', $f$NEW.state IN ('bevestigd', 'besloten')$f$,
            'guard_public_fulfilment()'),
        ('toezeggingen_fulfilment', 'UPDATE',
            $f$OLD.state IN ('bevestigd', 'besloten') OR NEW.state IN ('bevestigd', 'besloten')$f$,
            'guard_public_fulfilment()'),
        ('toezeggingen_postponement', 'INSERT', 'true', 'guard_postponement()')
    LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON public.%I', 'event_of_' || split_part(lower(guard.column2), ' ', 1),
            guard.column1);
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER %I AFTER %s ON public.%I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (%s)'
            ' EXECUTE FUNCTION public.%s',
            'event_of_' || split_part(lower(guard.column2), ' ', 1), guard.column2, guard.column1, guard.column3,
            guard.column4);
    END LOOP;
END $$;
