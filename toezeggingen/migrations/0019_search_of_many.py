"""Documents follow a change of thousands of rows as fast as one of a few.

A question that stands in a function keeps the plan of its first run. There that was mostly a clerk's change of one row,
and by the plan for one row the rows before and after an update were each held against all others: a minute and a half for
ten thousand. EXECUTE plans each time.
"""

from importlib import import_module

from django.db import migrations

FIRST = import_module("toezeggingen.migrations.0008_search")
IN_TURN = import_module("toezeggingen.migrations.0014_search_in_turn")

OWN = """
CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    whose bigint[];
BEGIN
    EXECUTE $ask$ SELECT ARRAY(WITH moved AS ({moved}) {whose}) $ask$ INTO whose;
    PERFORM public.refresh_search_documents(whose);
    RETURN NULL;
END $$;
"""
# Whose documents hold it is looked up after the lock.
OF_OTHERS = """
CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    has_moved boolean;
    whose bigint[];
BEGIN
    EXECUTE $ask$ SELECT EXISTS (WITH moved AS ({moved}) SELECT FROM moved WHERE {counts}) $ask$ INTO has_moved;
    IF has_moved THEN
        LOCK TABLE public.toezeggingen_searchdocument IN SHARE ROW EXCLUSIVE MODE;
        EXECUTE $ask$ SELECT ARRAY(WITH moved AS ({moved}) {whose}) $ask$ INTO whose;
        PERFORM public.refresh_search_documents(whose);
    END IF;
    RETURN NULL;
END $$;
"""


def follow(table: str, columns: str, event: str, whose: str) -> migrations.RunSQL:
    is_of_others = not table.startswith("toezeggingen_toezegging")
    moved = "SELECT * FROM changed"
    if event == "UPDATE":
        new, old = (", ".join(FIRST.column(rows, name) for name in columns.split()) for rows in ("changed", "was"))
        moved = FIRST.MOVED.format(new=new, old=old)
    names = {
        "name": f"search_follows_{event.lower()}_{table.partition('_')[2]}",
        "moved": moved,
        "whose": whose,
        "counts": "confidential" if table == "toezeggingen_fulfilment" else "true",
    }
    after, before = (OF_OTHERS, IN_TURN.FOLLOW) if is_of_others else (OWN, IN_TURN.BEFORE_FOLLOW)
    return migrations.RunSQL(after.format(**names), before.format(**names))


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0018_last_ends")]

    operations = [
        follow(table, columns, event, whose)
        for table, (columns, others, whose) in FIRST.FOLLOWED.items()
        for event in (*(("UPDATE",) if columns else ()), *others)
    ]
