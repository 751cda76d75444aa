from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "a527b2e13f06"  # of the files; tests/test_migrations.py compares it
FILES = ("guards.sql", "register_version.sql", "public_changes.sql")


class Migration(migrations.Migration):
    """Load the triggers again: a fulfilment no longer decides whether a debate is confidential."""

    dependencies = [("parliament", "0003_confidential_debates"), ("toezeggingen", "0003_guards_of_content")]

    operations = [migrations.RunSQL("\n".join((SQL / name).read_text() for name in FILES), migrations.RunSQL.noop)]
