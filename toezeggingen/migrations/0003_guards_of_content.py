from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "c175554862e8"  # of the files; tests/test_migrations.py compares it


class Migration(migrations.Migration):
    """Load the guards again, which now cover the content too (docs/decisions/0028)."""

    dependencies = [("toezeggingen", "0002_triggers"), ("letters", "0002_triggers")]

    operations = [migrations.RunSQL((SQL / "guards.sql").read_text(), migrations.RunSQL.noop)]
