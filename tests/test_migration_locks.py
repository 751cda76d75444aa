"""No migration after the first release stops readers: decision 30."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, migrations, models
from django_migration_linter import MigrationLinter
from django_migration_linter.sql_analyser import analyse_sql_statements

ROOT = Path(__file__).parent.parent
# An empty database has no readers, so the migrations up to the first release may do anything.
BEFORE_THE_RELEASE = [
    "0001_initial",
    "0002_triggers",
    "0003_confidential_debates",
    "0003_guards_of_content",
    "0004_confidential_debates",
]
# A migration for which someone looked at the lock, with the reason.
ACCEPTED = {
    "0007_guards_of_postponements": "loads a file that adds a column only where it is absent, and it is there",
    "0010_guards_of_rhythm": "idem",
    "0006_without_reminders": "drops what no released register has",
}


@pytest.fixture
def linter():
    # The embedded engine has no name that the linter knows.
    return MigrationLinter(
        database="default",
        analyser_string="postgresql",
        include_apps=[*settings.PACKAGES, "config"],
        ignore_name=[*BEFORE_THE_RELEASE, *ACCEPTED],
        warnings_as_errors_tests=["CREATE_INDEX", "CREATE_INDEX_EXCLUSIVE", "DROP_INDEX", "REINDEX"],
        no_cache=True,
        quiet=["ok", "ignore"],
    )


@pytest.mark.django_db
def test_no_migration_locks_a_table_for_long(linter, capsys):
    linter.lint_all_migrations()
    assert not linter.has_errors, capsys.readouterr().out


def a_migration(*operations) -> migrations.Migration:
    """A migration of our own, beside those on disk."""
    migration = migrations.Migration("9999_tried", "parliament")
    migration.operations = list(operations)
    migration.dependencies = [("parliament", "0002_triggers")]
    return migration


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("operation", "is_refused"),
    [
        (migrations.AddIndex("Party", models.Index(fields=["name"], name="tried")), True),
        (migrations.RemoveField("Party", "name"), True),
        (migrations.RenameField("Party", "name", "label"), True),
        (migrations.AddField("Party", "note", models.TextField(default="")), True),
        (migrations.AddField("Party", "note", models.TextField(db_default="")), False),
        (migrations.AddField("Party", "note", models.TextField(null=True)), False),
    ],
)
def test_linter_knows_what_locks(linter, operation, is_refused):
    migration = a_migration(operation)
    state = linter.migration_loader.project_state(("parliament", "0002_triggers"))
    with connection.schema_editor(collect_sql=True) as editor:
        migration.apply(state, editor, collect_sql=True)
    errors, _, warnings = analyse_sql_statements(
        linter.sql_analyser_class, ["BEGIN;", *editor.collected_sql, "COMMIT;"], linter.exclude_migration_tests
    )
    assert bool(errors or warnings) == is_refused


def test_migration_stops_waiting_before_the_readers_behind_it_do():
    limits = dict(
        re.findall(r"ALTER ROLE (\w+) SET lock_timeout = '(\d+)s'", (ROOT / "config" / "roles.sql").read_text())
    )
    assert int(limits["register_migrate"]) < int(limits["register_app"])
