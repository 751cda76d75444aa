"""The words of the term are searched, and that a technical briefing keeps the promise: both stand on the page.

They weigh least: half of the register says "voor de zomer".
"""

from importlib import import_module

from django.db import migrations

FIRST = import_module("toezeggingen.migrations.0008_search")
OWN = import_module("toezeggingen.migrations.0019_search_of_many").OWN
BEFORE = import_module("toezeggingen.migrations.0014_search_in_turn").KEEP
AGAIN = "SELECT public.refresh_search_documents(ARRAY(SELECT id FROM public.toezeggingen_toezegging));"

TITLE = "coalesce(debate.title, '') AS title,"
# A briefing is told once a clerk has confirmed it.
TERM = """
            concat_ws(' ', toezegging.deadline_words, (
                SELECT 'technische briefing' WHERE EXISTS (
                    SELECT FROM public.toezeggingen_fulfilment AS kept
                    WHERE kept.toezegging_id = toezegging.id AND kept.means = 'technische-briefing'
                        AND kept.state IN ('bevestigd', 'besloten')))) AS term,"""
NAMES = "|| setweight(public.words_vector(names), 'C')"
KEEP = (
    BEFORE.replace(TITLE, TITLE + TERM)
    .replace("ARRAY[text, title, names]", "ARRAY[text, title, names, term]")
    .replace(NAMES, f"{NAMES}\n        || setweight(public.words_vector(term), 'D')")
)

COLUMNS, _, WHOSE = FIRST.FOLLOWED["toezeggingen_toezegging"]
BRIEFINGS = """
    {function}
    CREATE TRIGGER search_{event}_means AFTER {event} ON public.toezeggingen_fulfilment
        REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION public.{name}();
"""
REMOVE_BRIEFINGS = """
    DROP TRIGGER search_{event}_means ON public.toezeggingen_fulfilment;
    DROP FUNCTION public.{name}();
"""


def moved(columns: str) -> str:
    new, old = (", ".join(FIRST.column(rows, name) for name in columns.split()) for rows in ("changed", "was"))
    return str(FIRST.MOVED.format(new=new, old=old))


def follow_toezeggingen(columns: str) -> str:
    return str(OWN.format(name="search_follows_update_toezegging", moved=moved(columns), whose=WHOSE))


def follow_briefings(event: str) -> migrations.RunSQL:
    name = f"search_follows_{event.lower()}_means"
    function = OWN.format(
        name=name,
        moved=moved("means state") if event == "UPDATE" else "SELECT * FROM changed",
        whose="SELECT DISTINCT toezegging_id FROM moved WHERE means = 'technische-briefing'",
    )
    names = {"name": name, "event": event}
    return migrations.RunSQL(
        BRIEFINGS.format(function=function, tables=FIRST.TABLES[event], **names), REMOVE_BRIEFINGS.format(**names)
    )


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0022_version_comes_last")]

    operations = [
        migrations.RunSQL(
            follow_toezeggingen(f"{COLUMNS} deadline_words"),
            follow_toezeggingen(COLUMNS),
        ),
        follow_briefings("UPDATE"),
        follow_briefings("INSERT"),
        migrations.RunSQL(f"{KEEP} {AGAIN}", f"{BEFORE} {AGAIN}"),
    ]
