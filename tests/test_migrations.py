"""Each migration goes back to what was before it and forth again, with data and without."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from parliament.models import Ministry
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.slow

FLOORS = ("alerts", "toezeggingen", "letters", "parliament")
# A constraint that a step back restores may not hold for what was written since, so that it is for new rows only.
SCHEMA = r"""
SELECT 'column', table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, column_default)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass || ' ' || conname, replace(pg_get_constraintdef(oid), ' NOT VALID', '')
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid)
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', oid::regprocedure::text, pg_get_functiondef(oid) || coalesce(proacl::text, '')
FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
UNION ALL SELECT 'search', cfgname, '' FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
"""


@pytest.fixture
def own_database(worker_id: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One that a failing migration may leave as it is."""
    used = connection.settings_dict["NAME"]
    own = f"migrated_{worker_id}"
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{own}"')
            cursor.execute(f'CREATE DATABASE "{own}"')
        connection.close()
        connection.settings_dict["NAME"] = own
        try:
            call_command("migrate", verbosity=0)
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = used
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{own}"')


def schema() -> dict[tuple[str, str], str]:
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
        return {(kind, name): told for kind, name, told in cursor.fetchall()}


def migrate(app: str, name: str | None) -> None:
    executor = MigrationExecutor(connection)
    executor.loader.build_graph()
    executor.migrate([(app, name)])


@pytest.mark.usefixtures("own_database")
def test_all_floors_go_down_with_what_is_in_them_and_up_again() -> None:
    before = schema()
    call_command("load_demo", verbosity=0)
    assert Toezegging.objects.exists()
    for floor in FLOORS:
        call_command("migrate", floor, "zero", verbosity=0)
    left = [name for _, name in schema() if name.startswith(tuple(f"{floor}_" for floor in FLOORS))]
    assert left == []
    call_command("migrate", verbosity=0)
    assert schema() == before
    assert Ministry.objects.exists(), "a new register knows the ministries"


@pytest.mark.usefixtures("own_database")
def test_each_step_back_leaves_what_was_before_it() -> None:
    call_command("load_demo", verbosity=0)
    applied = MigrationRecorder(connection).migration_qs.filter(app__in=FLOORS).order_by("pk")
    steps = list(applied.values_list("app", "name"))
    at = {}
    for app, name in reversed(steps):
        at[app, name] = schema()
        earlier = [one for floor, one in steps[: steps.index((app, name))] if floor == app]
        migrate(app, earlier[-1] if earlier else None)
    for step in steps:
        migrate(*step)
        assert schema() == at[step], step
