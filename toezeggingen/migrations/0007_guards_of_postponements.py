from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "8817aeb62190"  # of the files; tests/test_migrations.py compares it


class Migration(migrations.Migration):
    """Load the guards again: what is taken back or corrected belongs to the same toezegging."""

    dependencies = [("toezeggingen", "0006_valid_moves")]

    operations = [migrations.RunSQL((SQL / "guards.sql").read_text(), migrations.RunSQL.noop)]
