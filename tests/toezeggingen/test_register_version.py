"""The register gets a new version with each commit that changes something public, and with no other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from parliament.models import NumberSeries
from tests import factories as make
from toezeggingen.models import RegisterVersion
from toezeggingen.models.register_version import is_demo
from toezeggingen.permissions import PACKAGES
from website.caching.freshness import read_version

pytestmark = pytest.mark.django_db(transaction=True)

# Tables of these packages that no public page reads.
INTERNAL = {"parliament_numberseries", "matching_storedreading", "matching_consideration", "matching_dismissedpassage"}
# These change only together with a watched table, in the same transaction.
INTERNAL |= {"toezeggingen_publicchange"}
WATCHED = """
SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = 'version'
"""


def watched() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(WATCHED)
        return {name for (name,) in cursor.fetchall()}


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def another() -> psycopg.Connection:
    """Another connection, as the owner of the tables."""
    settings = connection.settings_dict
    opened = psycopg.connect(
        host=settings["HOST"], dbname=settings["NAME"], user=settings["USER"], password=settings["PASSWORD"]
    )
    opened.execute("SET ROLE register_owner")
    opened.execute("SET lock_timeout = '10s'")
    opened.commit()
    return opened


@pytest.fixture
def two() -> Iterator[tuple[psycopg.Connection, psycopg.Connection]]:
    with another() as first, another() as second:
        yield first, second


def test_no_trigger_of_a_watched_table_fires_after_the_version():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgname > 'version' AND NOT tgisinternal")
        assert cursor.fetchall() == []


def test_every_table_of_the_register_is_watched_or_named_as_internal():
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in PACKAGES]
    assert watched() == {model._meta.db_table for model in models} - INTERNAL


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {} SELECT * FROM {} WHERE false",
        "UPDATE {} SET id = id WHERE false",
        "DELETE FROM {} WHERE false",
        "TRUNCATE {} CASCADE",
    ],
)
def test_any_kind_of_statement_gives_a_new_version(statement: str):
    before = read_version()
    run(statement.format(*["toezeggingen_relation"] * 2))
    assert read_version() != before


def test_copied_rows_give_a_new_version():
    before = read_version()
    into = "COPY parliament_recess (kind, last_meeting, next_meeting) FROM STDIN"
    with another() as somebody, somebody.cursor() as cursor, cursor.copy(into) as copy:
        copy.write_row(("kerstreces", date(2031, 12, 18), date(2032, 1, 12)))
    assert read_version() != before


def test_an_internal_change_leaves_the_version():
    consideration = make.a_consideration(make.an_open(), make.a_letter())
    before = read_version()
    NumberSeries.take("TZ203101-K")
    consideration.delete()
    assert read_version() == before


def test_marking_the_register_as_a_demo_gives_a_new_version():
    before = read_version()
    RegisterVersion.objects.update(is_demo=True)
    assert read_version() != before


def test_an_emptied_register_is_not_a_demo():
    RegisterVersion.objects.update(is_demo=True)
    call_command("flush", interactive=False, verbosity=0)
    assert not is_demo()


def test_the_new_version_becomes_visible_with_the_rows(two: tuple[psycopg.Connection, psycopg.Connection]):
    somebody, _ = two
    before = read_version()
    somebody.execute("UPDATE parliament_committee SET name = name")
    assert read_version() == before
    somebody.commit()
    assert read_version() != before


CHANGE = "UPDATE parliament_debate SET title = title"
AGAIN = "UPDATE parliament_party SET name = name"


@pytest.mark.parametrize(
    "statements",
    [
        ["SAVEPOINT s", CHANGE, "ROLLBACK TO s", AGAIN],
        ["SAVEPOINT s", CHANGE, "RELEASE s"],
        [CHANGE, "SAVEPOINT s", AGAIN, "ROLLBACK TO s"],
    ],
)
def test_a_committed_change_gives_a_version(statements: list[str]):
    before = read_version()
    run(*statements)
    assert read_version() != before


@pytest.mark.parametrize("statements", [[CHANGE, "ROLLBACK"], ["SAVEPOINT s", CHANGE, "ROLLBACK TO s"]])
def test_a_change_that_is_rolled_back_gives_no_version(
    two: tuple[psycopg.Connection, psycopg.Connection], statements: list[str]
):
    somebody, _ = two
    before = read_version()
    for statement in statements:
        somebody.execute(statement)
    somebody.commit()
    assert read_version() == before


def test_a_change_after_the_deferred_checks_were_made_still_gives_a_version(
    two: tuple[psycopg.Connection, psycopg.Connection],
):
    """As in a migration that changes rows and then a table."""
    somebody, _ = two
    somebody.execute(CHANGE)
    somebody.execute("SET CONSTRAINTS ALL IMMEDIATE")
    within = somebody.execute("SELECT version FROM toezeggingen_registerversion").fetchone()
    somebody.execute("ALTER TABLE parliament_debate ADD COLUMN extra int")
    somebody.execute(AGAIN)
    somebody.execute("ALTER TABLE parliament_debate DROP COLUMN extra")
    somebody.commit()
    assert within != somebody.execute("SELECT version FROM toezeggingen_registerversion").fetchone()
    assert somebody.execute("SELECT count(*) FROM toezeggingen_unversioned").fetchone() == (0,)


def test_an_open_transaction_blocks_no_other_commit(
    two: tuple[psycopg.Connection, psycopg.Connection],
):
    busy, quick = two
    busy.execute(CHANGE)
    quick.execute(AGAIN)
    quick.commit()
    between = read_version()
    busy.commit()
    assert read_version() != between


def wait_until_blocked(who: psycopg.Connection, by: psycopg.Connection) -> None:
    """Poll until `who` waits for `by`. The time limit of pytest ends a test that waits for ever."""
    with another() as watcher:
        query = "SELECT %s = ANY(pg_blocking_pids(%s))"
        while watcher.execute(query, [by.info.backend_pid, who.info.backend_pid]).fetchone() != (True,):
            watcher.rollback()


def test_a_commit_that_waits_for_a_row_does_not_lock_the_version(
    two: tuple[psycopg.Connection, psycopg.Connection],
):
    """A foreign key check at commit waits for the transaction that locks the row, which can commit meanwhile."""
    post = make.an_open().ministry_then.posts.create(title="minister van Zaken")
    minister = post.ministers.create(name="A. de Wit", through_defaults={"since": date(2023, 1, 1)})
    waiting, holding = two
    waiting.execute(CHANGE)
    waiting.execute(
        "INSERT INTO parliament_tenure (post_id, minister_id, since) VALUES (%s, %s, '2024-01-01')",
        [post.pk, minister.pk],
    )
    holding.execute("SELECT 1 FROM parliament_post WHERE id = %s FOR UPDATE", [post.pk])
    holding.execute(AGAIN)
    with ThreadPoolExecutor(1) as pool:
        commit = pool.submit(waiting.commit)
        wait_until_blocked(waiting, by=holding)
        holding.commit()
        commit.result()
    assert post.tenures.count() == 2


def test_the_application_gives_a_version_and_cannot_write_one():
    make.an_open()
    before = read_version()
    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], dbname=settings["NAME"], user="register_app") as application:
        application.execute("UPDATE toezeggingen_toezegging SET note = 'gebeld'")
    assert read_version() != before
