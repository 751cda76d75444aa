"""A database that is locked, slow or frozen: readers get a page that says so, and the site answers again afterwards."""

import os
import signal
from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, close_old_connections, connection, connections, transaction
from django.test import Client

from config.database import ANSWER_SECONDS, as_application
from tests.pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def as_application_role() -> Iterator[None]:
    """The site on a connection of the application's role, with limits that are short enough for a test."""
    owner = connections["default"]
    limits = {"USER": "register_app", "OPTIONS": {"options": "-c lock_timeout=50ms"}}
    limited = {**as_application({**owner.settings_dict, **limits}), "ANSWER_WITHIN": 0.5}
    opened = connections["default"] = type(owner)(limited, alias="default")
    yield
    opened.close()
    connections["default"] = owner


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


def connect(**options: str) -> psycopg.Connection:
    database = connection.settings_dict
    return psycopg.connect(host=database["HOST"], dbname=database["NAME"], **options)


@pytest.mark.usefixtures("as_application_role")
@pytest.mark.parametrize("address", ["/", "/toezeggingen/", "/api/v1/toezeggingen"])
def test_a_frozen_database_gives_a_page_that_says_so(reader: Client, address: str):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    os.kill(backend, signal.SIGSTOP)
    try:
        response = reader.get(address)
    finally:
        os.kill(backend, signal.SIGCONT)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "De database antwoordt niet op tijd." in text_of(response)

    close_old_connections()  # as at the end of a request
    assert reader.get(address).status_code == 200


@pytest.mark.usefixtures("as_application_role")
def test_a_locked_table_gives_a_page_that_says_so(reader: Client):
    with connect(user="register_migrate") as migration:
        migration.execute("SET ROLE register_owner")
        migration.execute("LOCK TABLE toezeggingen_registerversion")
        response = reader.get("/")
    assert response.status_code == 503
    assert reader.get("/").status_code == 200


@pytest.mark.usefixtures("as_application_role")
def test_a_limit_inside_a_transaction_leaves_no_broken_connection():
    with pytest.raises(OperationalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")
    close_old_connections()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_another_fault_is_still_a_fault(reader: Client):
    def fail(*_: object) -> None:
        raise DatabaseError("a bug")

    with connection.execute_wrapper(fail):
        assert reader.get("/").status_code == 500


LIMITS = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout"]


def seconds(role: str) -> dict[str, int]:
    with connect(user=role) as opened:
        question = "SELECT name, extract(epoch FROM current_setting(name)::interval)::int FROM unnest(%s::text[]) name"
        return dict(opened.execute(question, [LIMITS]).fetchall())


def test_the_application_has_limits_and_a_migration_has_longer_ones():
    application, migration = seconds("register_app"), seconds("register_migrate")
    assert 0 < application["lock_timeout"] < application["statement_timeout"] < ANSWER_SECONDS
    assert application["idle_session_timeout"] > 60 * 60, "longer than the site keeps a connection"
    assert migration["statement_timeout"] > 100 * application["statement_timeout"]
    assert 0 < migration["lock_timeout"] < 60, "readers wait behind a migration that waits for a lock"
    assert migration["idle_session_timeout"] == 0
