-- The version of what the public sees (docs/decisions/0009): another one after each commit that changed it.

-- One row. The version is random and not counted: after a restored backup a number could return with other facts.
-- The application sets `is_demo`; everything else is written by the triggers below.
CREATE TABLE IF NOT EXISTS public.toezeggingen_registerversion (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    version uuid NOT NULL DEFAULT gen_random_uuid(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    is_demo boolean NOT NULL DEFAULT false
);
INSERT INTO public.toezeggingen_registerversion DEFAULT VALUES ON CONFLICT DO NOTHING;

-- The transactions that have changed something public and not committed yet; no one else ever sees a row. It is a table
-- and not a setting, so that rolling back to a savepoint removes the note as well.
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

-- Runs at commit. Foreign keys are checked at commit too, and may wait there for another transaction. This update fires
-- the next deferred trigger after those checks, so that nobody waits for anything while holding the version's lock.
CREATE OR REPLACE FUNCTION public.let_other_checks_go_first() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.toezeggingen_unversioned SET is_last = true WHERE xact = NEW.xact;
    RETURN NULL;
END $$;

-- Runs at commit, last. The lock on the version's row lets one transaction through at a time, so that the moments of
-- public changes (public_changes.sql) follow the order of the commits.
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
-- Triggers fire in the order of their names, and `version` comes last: a session that checks constraints at once gets
-- its version there, when everything else about the change has been noted.
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

-- That everything is made up is on every page.
CREATE OR REPLACE TRIGGER version AFTER UPDATE OF is_demo ON public.toezeggingen_registerversion
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_change();

-- An emptied register is no demo any more.
CREATE OR REPLACE FUNCTION public.forget_demo() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.toezeggingen_registerversion SET is_demo = false WHERE is_demo;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_demo AFTER TRUNCATE ON public.toezeggingen_toezegging
    FOR EACH STATEMENT EXECUTE FUNCTION public.forget_demo();
