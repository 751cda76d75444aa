from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "f500a6fb9923"  # of the files; tests/test_migrations.py compares it


class Migration(migrations.Migration):
    """Load the triggers. After a change of the file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [("matching", "0001_initial"), ("toezeggingen", "0002_triggers")]

    operations = [
        migrations.RunSQL(
            (SQL / "register_version.sql").read_text(), "DROP TRIGGER version ON public.matching_nameddebate"
        ),
    ]
