"""The version of what the public sees; docs/decisions/0009 says why in this form."""

from django.db import migrations

# Every table that a public page reads. Of the users it is only the names, by which a demo is known.
SEEN = {
    "INSERT OR UPDATE OR DELETE OR TRUNCATE": (
        "parliament_committee",
        "parliament_debate",
        "parliament_debate_follow_up_committees",
        "parliament_member",
        "parliament_minister",
        "parliament_ministry",
        "parliament_ministryperiod",
        "parliament_party",
        "parliament_post",
        "parliament_recess",
        "parliament_term",
        "letters_formernumber",
        "letters_letter",
        "letters_letterdossier",
        "letters_letterversion",
        "toezeggingen_event",
        "toezeggingen_formernumber",
        "toezeggingen_fulfilment",
        "toezeggingen_postponement",
        "toezeggingen_relation",
        "toezeggingen_toezegging",
        "toezeggingen_toezegging_members",
        "toezeggingen_toezegging_parties",
    ),
    "INSERT OR UPDATE OF username OR DELETE OR TRUNCATE": ("auth_user",),
}

VERSION = """
-- One row. The version is another one after each transaction that changed what the public sees; it is drawn and not
-- counted, so that a restored backup never meets a version again under which other facts were shown.
CREATE TABLE public.toezeggingen_registerversion (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    version uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO public.toezeggingen_registerversion DEFAULT VALUES;

-- The transactions that are under way to a new version; empty for everyone else.
CREATE TABLE public.toezeggingen_unversioned (
    xact xid8 PRIMARY KEY,
    is_last boolean NOT NULL DEFAULT false
);

-- A row and not a setting: what a savepoint takes back takes its note back with it.
CREATE FUNCTION public.note_public_change() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.toezeggingen_unversioned (xact) VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Foreign keys are checked at commit as well, and may wait there for another transaction. Only after them comes the
-- version, because nobody may wait for anything while holding its lock: what a deferred trigger changes is fired in
-- the next round.
CREATE FUNCTION public.let_other_checks_go_first() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.toezeggingen_unversioned SET is_last = true WHERE xact = NEW.xact;
    RETURN NULL;
END $$;

CREATE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion SET version = gen_random_uuid();
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER unversioned_waits AFTER INSERT ON public.toezeggingen_unversioned
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.let_other_checks_go_first();
CREATE CONSTRAINT TRIGGER unversioned_ends AFTER UPDATE ON public.toezeggingen_unversioned
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.give_new_version();
"""

REMOVE_VERSION = """
DROP TABLE public.toezeggingen_unversioned, public.toezeggingen_registerversion;
DROP FUNCTION public.give_new_version(), public.let_other_checks_go_first(), public.note_public_change();
"""

NOTE = "CREATE TRIGGER public_change AFTER {} ON public.{} FOR EACH STATEMENT EXECUTE FUNCTION public.note_public_change();"
REMOVE_NOTE = "DROP TRIGGER public_change ON public.{};"


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0003_stored_readings")]

    operations = [
        migrations.RunSQL(VERSION, REMOVE_VERSION),
        *(
            migrations.RunSQL(NOTE.format(changes, table), REMOVE_NOTE.format(table))
            for changes, tables in SEEN.items()
            for table in tables
        ),
    ]
