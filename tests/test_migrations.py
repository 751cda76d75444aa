"""Migrations go down and up again, with data and without, and the triggers in force are those of the SQL files."""

import hashlib
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from alerts.models import HowOften, Mail, MailKind, Recipient, Round, Subscription
from parliament.models import Ministry
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.slow

APPS = ("desk", "accounts", "alerts", "search", "matching", "toezeggingen", "letters", "parliament")
SCHEMA = r"""
SELECT 'column', table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, column_default)
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
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
    """A database of its own, because a failing migration may leave it broken."""
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
        # On the way back a constraint that was validated stays so.
        return {(kind, name): definition.removesuffix(" NOT VALID") for kind, name, definition in cursor.fetchall()}


def migrate(app: str, name: str | None) -> None:
    executor = MigrationExecutor(connection)
    executor.loader.build_graph()
    executor.migrate([(app, name)])


@pytest.mark.usefixtures("own_database")
def test_all_apps_go_down_with_their_rows_and_up_again() -> None:
    before = schema()
    call_command("load_demo", verbosity=0)
    assert Toezegging.objects.exists()
    for app in APPS:
        call_command("migrate", app, "zero", verbosity=0)
    assert [kind_and_name for kind_and_name in schema() if is_ours(*kind_and_name)] == []
    call_command("migrate", verbosity=0)
    assert schema() == before
    assert Ministry.objects.exists(), "a new register knows the ministries"


def is_ours(kind: str, name: str) -> bool:
    return kind in ("trigger", "function", "search") or name.startswith(tuple(f"{app}_" for app in APPS))


@pytest.mark.usefixtures("own_database")
def test_each_step_back_restores_the_earlier_schema() -> None:
    call_command("load_demo", verbosity=0)
    applied = MigrationRecorder(connection).migration_qs.filter(app__in=APPS).order_by("pk")
    steps = list(applied.values_list("app", "name"))
    at = {}
    for app, name in reversed(steps):
        at[app, name] = schema()
        earlier = [step for step_app, step in steps[: steps.index((app, name))] if step_app == app]
        migrate(app, earlier[-1] if earlier else None)
    for step in steps:
        migrate(*step)
        assert schema() == at[step], step


@pytest.mark.usefixtures("own_database")
def test_recipients_follow_what_they_had_chosen() -> None:
    """Also what the predecessors of a committee left, because nobody else would hear of it."""
    migrate("alerts", "0003_valid_kinds")
    old = MigrationExecutor(connection).loader.project_state([("alerts", "0003_valid_kinds")]).apps
    recipients, committees = (
        old.get_model(*name).objects for name in (("alerts", "Recipient"), ("parliament", "Committee"))
    )
    new, heir = None, None
    for slug in ("c-nieuw", "b-eerder", "a-eerst"):
        heir = committees.create(name=slug, short_name=slug, abbreviation=slug, slug=slug, successor=heir)
        new = new or heir
    bzk = old.get_model("parliament", "Ministry").objects.get(key="bzk")
    both = recipients.create(address="beide@example.nl", wants_digest=True, wants_reminders=True)
    both.committees.add(new)
    both.ministries.add(bzk)
    recipients.create(address="week@example.nl", wants_digest=True, wants_reminders=False)
    recipients.create(address="niets@example.nl", wants_digest=False, wants_reminders=False)
    kinds = {"kind": "herinnering", "period": "2023-09-05"}
    old.get_model("alerts", "Mail").objects.create(recipient=both, address=both.address, subject="x", **kinds)
    old.get_model("alerts", "Round").objects.create(**kinds)

    call_command("migrate", verbosity=0)
    followed = Subscription.objects.active().order_by("recipient", "choice")
    assert list(followed.values_list("recipient__address", "choice", "rhythm")) == [
        ("beide@example.nl", "commissie=a-eerst&commissie=b-eerder&commissie=c-nieuw", HowOften.DAILY),
        ("beide@example.nl", "ministerie=bzk", HowOften.DAILY),
        ("week@example.nl", "", HowOften.WEEKLY),
    ]
    assert Recipient.objects.filter(address="niets@example.nl").exists()
    assert [Mail.objects.get().kind, Round.objects.get().kind] == [MailKind.DAILY, MailKind.DAILY]


@pytest.mark.usefixtures("own_database")
def test_loading_the_sql_files_again_changes_nothing() -> None:
    before = schema()
    with connection.cursor() as cursor:
        for loaded in sql_loaders():
            cursor.execute(loaded.operations[0].sql)
    assert schema() == before


def sql_loaders() -> list[Migration]:
    """The last migration of each app that loads its SQL files, in the order of the packages."""
    last: dict[str, Migration] = {}
    for (app, _), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if hasattr(import_module(migration.__module__), "DIGEST"):
            last[app] = migration
    return [last[app] for app in reversed(APPS) if app in last]


def test_a_changed_sql_file_has_a_migration_that_loads_it() -> None:
    """Otherwise a new register and an upgraded register would have different triggers."""
    loaders = {migration.app_label: import_module(migration.__module__) for migration in sql_loaders()}
    assert set(loaders) == {path.parents[1].name for path in settings.BASE_DIR.glob("*/sql/*.sql")}
    for app, module in loaders.items():
        files = sorted((settings.BASE_DIR / app / "sql").glob("*.sql"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
        assert digest == module.DIGEST, f"add a migration with DIGEST = {digest!r} that loads {app}/sql"
