"""What every test may count on: a cluster of its own, a real broker, Chromium, and letters that may be absent."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from celery import Celery
from django.core.management.color import Style
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from config.celery import app as celery_app
from config.celery import hold_broker
from tests.every_page import make_each

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test without Chromium skips on a developer's machine and fails where all must be checked."""
    if item.get_closest_marker("browser") and CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("needs Chromium, which is not installed")
        pytest.skip("needs Chromium, which is not installed")


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_guard() -> Iterator[None]:
    """Lift the one trigger that refuses TRUNCATE, only around the test database's own clean-up."""
    sql_flush = DatabaseOperations.sql_flush
    switch = "ALTER TABLE toezeggingen_event {} TRIGGER event_no_truncate;"

    def flush_past_the_guard(self: DatabaseOperations, style: Style, tables: list[str], **options: bool) -> list[str]:
        statements = sql_flush(self, style, tables, **options)
        return [switch.format("DISABLE"), *statements, switch.format("ENABLE")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush_past_the_guard)
        yield


@pytest.fixture
def raw() -> Iterator[psycopg.Connection]:
    """A connection of the application's role, past Django. What it changes is rolled back."""
    database = connection.settings_dict
    with psycopg.connect(host=database["HOST"], dbname=database["NAME"], user="register_app") as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def every_page(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The path of a page of each kind, with something of everything on it, two rows a page."""
    monkeypatch.setattr("search.selection.ROWS_A_PAGE", 2)
    return make_each()


@pytest.fixture
def broker() -> Celery:
    """The register's Celery app on a real Valkey without waiting tasks."""
    hold_broker()
    celery_app.control.purge()
    return celery_app


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with real letters and reference lists; skips where it is absent."""
    folder = Path(__file__).parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}, which is absent")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> Iterator[dict[str, object]]:
    """Chromium of the system, and Django's leave to use the database beside Playwright's event loop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}
