"""The register says when it last changed. The moment is that of the commit, not of the transaction's beginning."""

from django.db import migrations

ADD = """
ALTER TABLE public.toezeggingen_registerversion ADD COLUMN changed_at timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE OR REPLACE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion SET version = gen_random_uuid(), changed_at = clock_timestamp();
    RETURN NULL;
END $$;
"""

REMOVE = """
CREATE OR REPLACE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion SET version = gen_random_uuid();
    RETURN NULL;
END $$;
ALTER TABLE public.toezeggingen_registerversion DROP COLUMN changed_at;
"""


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0008_search")]

    operations = [migrations.RunSQL(ADD, REMOVE)]
