from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "1500afae98cd"  # of the files; tests/test_migrations.py compares it
REMOVE = "DROP FUNCTION public.guard_release, public.acts_as_owner CASCADE;"


class Migration(migrations.Migration):
    """Load the triggers. After a change of a file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [("letters", "0001_initial")]

    operations = [migrations.RunSQL((SQL / "guards.sql").read_text(), REMOVE)]
