from pathlib import Path

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "276142affa15"  # of the files; tests/test_migrations.py compares it
REMOVE = "DROP FUNCTION public.guard_sent_rappel, public.guard_sent_rappel_row CASCADE;"


class Migration(migrations.Migration):
    """Load the guards, and check the rows that were there. It locks no reader or writer out."""

    dependencies = [("alerts", "0008_rappel")]

    operations = [
        migrations.RunSQL((SQL / "guards.sql").read_text(), REMOVE),
        ValidateConstraint("mail", "mail_values_are_known"),
        ValidateConstraint("round", "round_kind_is_known"),
    ]
