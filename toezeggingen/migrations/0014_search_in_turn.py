"""A document that is made while a name or title in it changes, or becomes confidential, is made of what is so then.

Locking the documents that there are is not enough: the first one of a toezegging is not there yet. So whoever changes
what stands in documents of others takes the table before looking whose they are, and waits for those who make one.
"""

from importlib import import_module

from django.db import migrations

SEARCH = import_module("toezeggingen.migrations.0008_search")
BEFORE = import_module("toezeggingen.migrations.0012_searched_words").KEEP
AS_IT_WAS = import_module("toezeggingen.migrations.0013_concepts_have_no_document")

# Those who make documents of their own toezeggingen do not wait for each other.
LOOK = "    -- First the lock, then a look"
SHARE = """    -- A concept has no document, so that nobody who enters one waits for another.
    IF NOT EXISTS (
        SELECT FROM public.toezeggingen_toezegging WHERE id = ANY(changed) AND status <> 'concept' AND NOT withdrawn
    ) AND NOT EXISTS (SELECT FROM public.toezeggingen_searchdocument WHERE toezegging_id = ANY(changed)) THEN
        RETURN;
    END IF;
    LOCK TABLE public.toezeggingen_searchdocument IN ROW EXCLUSIVE MODE;
"""
KEEP = BEFORE.replace(LOOK, SHARE + LOOK)

FOLLOW = """
CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (WITH moved AS ({moved}) SELECT FROM moved WHERE {counts}) THEN
        LOCK TABLE public.toezeggingen_searchdocument IN SHARE ROW EXCLUSIVE MODE;
        PERFORM public.refresh_search_documents(ARRAY(WITH moved AS ({moved}) {whose}));
    END IF;
    RETURN NULL;
END $$;
"""
BEFORE_FOLLOW = SEARCH.FOLLOW.partition("CREATE TRIGGER")[0].replace("CREATE", "CREATE OR REPLACE", 1)


def follow(table: str, event: str) -> migrations.RunSQL:
    columns, _, whose = SEARCH.FOLLOWED[table]
    moved = "SELECT * FROM changed"
    if event == "UPDATE":
        new, old = (", ".join(f"{rows}.{name}" for name in columns.split()) for rows in ("changed", "was"))
        moved = SEARCH.MOVED.format(new=new, old=old)
    names = {"name": f"search_follows_{event.lower()}_{table.partition('_')[2]}", "moved": moved, "whose": whose}
    counts = "confidential" if table == "toezeggingen_fulfilment" else "true"
    return migrations.RunSQL(FOLLOW.format(counts=counts, **names), BEFORE_FOLLOW.format(**names))


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0013_concepts_have_no_document")]

    operations = [
        migrations.RunSQL(KEEP, BEFORE.replace(AS_IT_WAS.MAKES, AS_IT_WAS.UNLESS + AS_IT_WAS.MAKES)),
        follow("toezeggingen_fulfilment", "INSERT"),
        *(follow(table, "UPDATE") for table in SEARCH.FOLLOWED if not table.startswith("toezeggingen_toezegging")),
        migrations.RunSQL(
            "SELECT public.refresh_search_documents(ARRAY(SELECT id FROM public.toezeggingen_toezegging))",
            migrations.RunSQL.noop,
        ),
    ]
