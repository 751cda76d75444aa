from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "2579f7f678e1"  # of the files; tests/test_migrations.py compares it
REMOVE = """
DROP FUNCTION public.guard_administrator, public.stamp_admin_log, public.guard_rights CASCADE;
ALTER TABLE public.django_admin_log DROP COLUMN xact;
"""


class Migration(migrations.Migration):
    """Load the triggers. After a change of a file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("letters", "0002_triggers"),
    ]

    operations = [migrations.RunSQL((SQL / "guards.sql").read_text(), REMOVE)]
