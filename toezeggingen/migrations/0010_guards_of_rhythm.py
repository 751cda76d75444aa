from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "12d6b7b732d4"  # of the files; tests/test_migrations.py compares it


class Migration(migrations.Migration):
    """Load the guards again: a published rhythm changes with its event."""

    dependencies = [("toezeggingen", "0009_valid_recurring")]

    operations = [migrations.RunSQL((SQL / "guards.sql").read_text(), migrations.RunSQL.noop)]
