-- The version of the register (docs/decisions/0009). Each commit that changes something public sets a new version.

-- This table has one row. The version is random. A counter could give the same number to different data after a backup
-- is restored. The application sets `is_demo`; triggers set the other columns.
CREATE TABLE IF NOT EXISTS public.toezeggingen_registerversion (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    version uuid NOT NULL DEFAULT gen_random_uuid(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    is_demo boolean NOT NULL DEFAULT false
);
INSERT INTO public.toezeggingen_registerversion DEFAULT VALUES ON CONFLICT DO NOTHING;

-- The open transactions that have changed something public. A row is deleted at commit, so no other transaction sees
-- it. This is a table and not a session setting, because a rollback to a savepoint must also undo the row.
CREATE TABLE IF NOT EXISTS public.toezeggingen_unversioned (
    xact xid8 PRIMARY KEY,
    is_last boolean NOT NULL DEFAULT false
);

CREATE OR REPLACE FUNCTION public.note_change() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.toezeggingen_unversioned (xact) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Runs at commit. PostgreSQL checks foreign keys at commit too, and such a check may wait for another transaction. The
-- update here fires the next deferred trigger, which runs after those checks. So a transaction that holds the lock on
-- the version never waits for another.
CREATE OR REPLACE FUNCTION public.let_other_checks_go_first() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.toezeggingen_unversioned SET is_last = true WHERE xact = NEW.xact;
    RETURN NULL;
END $$;

-- Runs last at commit. The update locks the row of the version, so transactions get their new version one at a time.
-- Therefore the times of public changes (public_changes.sql) have the same order as the commits.
CREATE OR REPLACE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    changes bigint;
    last timestamptz;
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    SELECT greatest(count(*), 1) INTO changes FROM public.toezeggingen_changing WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion
    SET version = gen_random_uuid(),
        changed_at = greatest(clock_timestamp(), changed_at + changes * interval '1 microsecond')
    RETURNING changed_at INTO last;
    PERFORM public.stamp_public_changes(last);
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS unversioned_waits ON public.toezeggingen_unversioned;
CREATE CONSTRAINT TRIGGER unversioned_waits AFTER INSERT ON public.toezeggingen_unversioned
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.let_other_checks_go_first();
DROP TRIGGER IF EXISTS unversioned_ends ON public.toezeggingen_unversioned;
CREATE CONSTRAINT TRIGGER unversioned_ends AFTER UPDATE ON public.toezeggingen_unversioned
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.give_new_version();

-- Every table that a public page reads. A higher package adds its own tables (matching/sql/register_version.sql).
-- Triggers fire in alphabetical order, and `version` must fire last. With SET CONSTRAINTS ALL IMMEDIATE, it sets the
-- new version at once, and by then the other triggers must have noted what changed.
DO $$
DECLARE
    watched text;
BEGIN
    FOREACH watched IN ARRAY ARRAY[
        'letters_formerletternumber', 'letters_letter', 'letters_letterdossier', 'letters_letterversion',
        'parliament_committee', 'parliament_debate', 'parliament_debate_follow_up_committees',
        'parliament_formerdebatenumber', 'parliament_member', 'parliament_minister', 'parliament_ministry',
        'parliament_ministryperiod', 'parliament_party', 'parliament_post', 'parliament_recess', 'parliament_tenure',
        'toezeggingen_event', 'toezeggingen_formertoezeggingnumber', 'toezeggingen_fulfilment',
        'toezeggingen_postponement', 'toezeggingen_relation', 'toezeggingen_toezegging',
        'toezeggingen_toezegging_members', 'toezeggingen_toezegging_parties'
    ] LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%I'
            ' FOR EACH STATEMENT EXECUTE FUNCTION public.note_change()', watched);
    END LOOP;
END $$;

-- Every page shows whether the data is made up.
CREATE OR REPLACE TRIGGER version AFTER UPDATE OF is_demo ON public.toezeggingen_registerversion
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_change();

-- When all toezeggingen are removed, the register is no longer a demo.
CREATE OR REPLACE FUNCTION public.forget_demo() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.toezeggingen_registerversion SET is_demo = false WHERE is_demo;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_demo AFTER TRUNCATE ON public.toezeggingen_toezegging
    FOR EACH STATEMENT EXECUTE FUNCTION public.forget_demo();
