from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "f6e7b1ee6dfc"  # of the files; tests/test_migrations.py compares it


class Migration(migrations.Migration):
    """Load the triggers. After a change of the file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [("parliament", "0001_initial")]

    operations = [
        migrations.RunSQL((SQL / "addresses.sql").read_text(), "DROP FUNCTION public.refuse_new_address CASCADE"),
    ]
