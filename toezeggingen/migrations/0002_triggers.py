from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "5ad3f99e7d91"  # of the files; tests/test_migrations.py compares it
FILES = ("guards.sql", "register_version.sql", "public_changes.sql")
REMOVE = """
DROP FUNCTION public.stamp_event, public.refuse_event_change, public.guard_toezegging_birth,
    public.guard_toezegging_death, public.guard_toezegging_status, public.note_change, public.let_other_checks_go_first,
    public.give_new_version, public.forget_demo, public.stamp_public_changes, public.toezeggingen_of_letters,
    public.note_public_changes, public.guard_published_columns, public.guard_published_rows,
    public.guard_public_fulfilment, public.guard_postponement CASCADE;
DROP PROCEDURE public.watch_rows, public.keep_public_changes;
DROP TABLE public.toezeggingen_changing, public.toezeggingen_unversioned, public.toezeggingen_registerversion;
ALTER TABLE public.toezeggingen_event DROP COLUMN xact;
"""


class Migration(migrations.Migration):
    """Load the triggers. After a change of a file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [("toezeggingen", "0001_initial")]

    operations = [migrations.RunSQL("\n".join((SQL / name).read_text() for name in FILES), REMOVE)]
